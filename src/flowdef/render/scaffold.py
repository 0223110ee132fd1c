"""Scaffold: the first text of a new workspace, process or project."""

from flowdef.render.flow import flow
from flowdef.render.words import name_of
from flowdef.render.yaml_text import block_text

_MODELINE = "# yaml-language-server: $schema={}\n"


def document(data: dict[str, object], schema: str) -> str:
    """Data as a YAML document with the line that tells editors its schema."""
    return _MODELINE.format(schema) + block_text(data)


def process(process_id: str, owner: str, schema: str) -> str:
    """A small process that is clean and shows what a step can say; `owner` is a role."""
    return _filled(_PROCESS, process_id, schema, owner=owner)


def project(project_id: str, manager: str, start: str, schema: str) -> str:
    """A small project; `manager` is a person, `start` an ISO date."""
    return _filled(_PROJECT, project_id, schema, manager=manager, start=start)


def workspace(workspace_id: str, schema: str) -> str:
    """The settings of a new workspace."""
    return _filled(_WORKSPACE, workspace_id, schema)


def organization(organization_id: str, schema: str) -> str:
    """An organization with one sample role and person, to be replaced."""
    return _filled(_ORGANIZATION, organization_id, schema)


def _filled(template: str, document_id: str, schema: str, **words: str) -> str:
    """The template; ids are quoted where YAML would read them as something else (`true`)."""
    title = flow(name_of(document_id))
    ids = {name: flow(word) for name, word in words.items()}
    return _MODELINE.format(schema) + template.format(id=flow(document_id), title=title, **ids)


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
    instructions: |
      Say here how it is done, in the order in which it is done.
    effort: 15m
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
tests:
  - name: What is good needs no repair
    answers:
      check: {{result: good}}
    then: {{skipped: [repair], result: done}}
  - name: What is poor is repaired
    answers:
      check: {{result: poor}}
    then: {{done: [repair], result: done}}
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
