"""Load workspace: four people whose hours can be worked out by hand; see tests/cli/test_load.py."""

from pathlib import Path

from workspaces import SETTINGS

ORGANIZATION = """\
kind: organization
id: acme
title: ACME
calendar: {timezone: UTC, hours: 8h, closed: [2027-01-06]}
roles:
  clerk: {title: Clerk}
  boss: {title: Boss, deputy: clerk}
  engineer: {title: Engineer}
  painter: {title: Painter}
people:
  ann: {name: Ann, roles: [clerk], capacity: 40h per week, operations: 50%}
  ben: {name: Ben, roles: [clerk], capacity: 20h per week, left: 2027-01-15}
  eve: {name: Eve, roles: [engineer], operations: 25%, leave: [{from: 2027-01-11, to: 2027-01-12}]}
  bo: {name: Bo, roles: [boss], capacity: 10h per week, leave: [{from: 2027-01-11, to: 2027-01-15}]}
"""
PAY = """\
kind: process
id: pay
title: Pay an invoice
status: effective
owner: boss
frequency: 10 per week
inputs: {asker: {type: person, required: true}}
steps:
  - {id: check, title: Check it, responsible: clerk, effort: 30m}
  - {id: ask, title: Ask, responsible: {field: asker}, effort: 6m, share: 50%}
  - {id: enter, title: Enter it, responsible: clerk, effort: 15m, share: 20%}
  - {id: agree, title: Agree, approve: {role: boss}, effort: 12m, share: 50%}
"""
PATROL = """\
kind: process
id: patrol
title: Walk around
status: effective
owner: engineer
trigger: {schedule: "0 9 * * mon,thu"}
steps:
  - {id: walk, title: Walk around, responsible: engineer, effort: 1h}
  - {id: call, title: Have the lamp mended, process: mend, share: 25%}
"""
MEND = """\
kind: process
id: mend
title: Mend a lamp
status: effective
owner: engineer
steps:
  - {id: change, title: Change the lamp, responsible: engineer, effort: 2h}
"""
MOVE = """\
kind: project
id: move
title: Move
status: active
manager: ann
start: 2027-01-11
tasks:
  - {{id: pack, title: Pack, assigned: [eve], effort: {effort}}}
  - {{id: paint, title: Paint, assigned: [{{role: painter}}], effort: 4h}}
"""
DREAM = MOVE.replace("active", "proposed").replace("id: move", "id: dream").format(effort="9d")


def load_workspace(folder: Path, *, effort: str) -> Path:
    """The workspace, with so much effort for the task `pack` of the project `move`."""
    files = {
        "flowdef.yaml": SETTINGS,
        "organization.yaml": ORGANIZATION,
        "processes/pay.yaml": PAY,
        "processes/patrol.yaml": PATROL,
        "processes/mend.yaml": MEND,
        "projects/move.yaml": MOVE.format(effort=effort),
        "projects/dream.yaml": DREAM,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
