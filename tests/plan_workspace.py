"""A workspace with a project that has begun, is late, and rests on things that nobody says."""

from pathlib import Path

FLOWDEF = """\
kind: workspace
id: acme
title: ACME
"""
ORGANIZATION = """\
kind: organization
id: acme
title: ACME
calendar: {timezone: Europe/Berlin}
roles:
  painter: {title: Painter}
  porter: {title: Porter}
people:
  ann: {name: Ann, roles: [porter], leave: [{from: 2027-03-04, to: 2027-03-09}]}
  bo: {name: Bo, capacity: 20h per week, roles: [painter]}
  cy: {name: Cy, roles: [painter]}
"""
PROJECT = """\
kind: project
id: move
title: Move the office
status: active
manager: ann
start: 2027-03-01
deadline: 2027-03-26
phases:
  - id: prepare
    title: Prepare
    tasks:
      - id: list-rooms
        title: List the rooms
        effort: 4h
        assigned: [ann]
        started: 2027-03-01
        finished: 2027-03-01
      - id: pack
        title: Pack all that is not needed until the day of the move
        effort: 4d
        assigned: [ann, {person: bo, share: 50%}]
        started: 2027-03-02
        progress: 25%
      - id: order-van
        title: Order the van
        needs: []
        effort: 1h
        assigned: [cy]
        deadline: 2027-03-12
      - {id: packed, title: All packed, needs: [pack], milestone: true, deadline: 2027-03-08}
  - id: move
    title: Move
    tasks:
      - {id: paint, title: Paint, assigned: [{role: painter}], effort: 3d}
      - id: carry
        title: Carry
        needs:
          - {task: paint, lag: {for: 2d, elapsed: true}}
          - {task: prepare, lag: 1d}
        assigned: [{role: porter}]
        effort: 2d
      - id: sweep
        title: Sweep
        needs: [{task: carry, type: finish-to-finish, lag: 1h}]
        effort: 2h
      - {id: thank, title: Thank everybody}
"""


def plan_workspace(folder: Path) -> Path:
    """Write it, and say where."""
    (folder / "projects").mkdir()
    (folder / "flowdef.yaml").write_text(FLOWDEF, encoding="utf-8")
    (folder / "organization.yaml").write_text(ORGANIZATION, encoding="utf-8")
    (folder / "projects" / "move.yaml").write_text(PROJECT, encoding="utf-8")
    return folder
