"""Scaffold: the first text of a new workspace, process or project."""

import yaml

from flowdef.render.words import name_of

SCHEMAS = "# yaml-language-server: $schema={}\n"


def document(data: dict[str, object], schema: str) -> str:
    """Data as a YAML document with the line that tells editors its schema."""
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100, indent=2)
    return SCHEMAS.format(schema) + text


def process(process_id: str, owner: str, schema: str) -> str:
    """A small process that is clean and shows what a step can say."""
    return SCHEMAS.format(schema) + _PROCESS.format(
        id=process_id, title=name_of(process_id), owner=owner
    )


def project(project_id: str, manager: str, start: str, schema: str) -> str:
    """A small project; `start` is an ISO date."""
    return SCHEMAS.format(schema) + _PROJECT.format(
        id=project_id, title=name_of(project_id), manager=manager, start=start
    )


def workspace(workspace_id: str, schema: str) -> str:
    """The settings of a new workspace."""
    return SCHEMAS.format(schema) + _WORKSPACE.format(id=workspace_id, title=name_of(workspace_id))


def organization(organization_id: str, schema: str) -> str:
    """An organization with one sample role and person, to be replaced."""
    return SCHEMAS.format(schema) + _ORGANIZATION.format(
        id=organization_id, title=name_of(organization_id)
    )


_PROCESS = """\
kind: process
id: {id}
title: {title}
version: 0.1.0
status: draft
owner: {owner}
purpose: Say in one sentence what this process is for.
trigger: {{event: Say what starts it}}
inputs:
  subject: {{type: text, label: Subject, required: true}}
steps:
  - id: prepare
    title: Prepare {{{{ subject }}}}
    responsible: {owner}
    effort: 15m
    instructions: |
      Say here how it is done, in the order in which it is done.
    checklist:
      - Everything is at hand
  - id: check
    title: Check the result
    responsible: {owner}
    effort: 5m
    collect:
      result: {{type: choice, label: Result, choices: [good, poor], required: true}}
  - id: repair
    title: Repair what is poor
    when: result == "poor"
    responsible: {owner}
    effort: 30m
"""

_PROJECT = """\
kind: project
id: {id}
title: {title}
status: proposed
manager: {manager}
start: {start}
deliverables:
  - id: result
    title: Say what will be handed over
    acceptance: [Say how one knows that it is right]
phases:
  - id: prepare
    title: Prepare
    tasks:
      - id: agree-goal
        title: Agree on the goal
        assigned: [{manager}]
        effort: 1d
  - id: carry-out
    title: Carry out
    tasks:
      - id: make-result
        title: Make the result
        assigned: [{manager}]
        effort: 5d
        delivers: result
"""

_WORKSPACE = """\
kind: workspace
id: {id}
title: {title}
lint: {{profile: basic}}
"""

_ORGANIZATION = """\
kind: organization
id: {id}
title: {title}
calendar: {{workdays: [mon, tue, wed, thu, fri], from: "09:00", hours: 8h, timezone: UTC}}
roles:
  process-owner: {{title: Process owner}}
people:
  alex: {{name: Alex Sample, email: alex@example.com, roles: [process-owner]}}
"""
