"""Order workspace: a small process with a step of every kind, and somebody for each role."""

from pathlib import Path

ORGANIZATION = """\
kind: organization
id: org
title: Sample
roles:
  clerk: {title: Clerk}
  boss: {title: Boss, deputy: clerk}
people:
  sam: {name: Sam, roles: [clerk]}
  jo: {name: Jo, roles: [clerk]}
  kim: {name: Kim, roles: [boss]}
"""
ORDER = """\
kind: process
id: order
title: Order
version: 1.0.0
status: effective
owner: clerk
trigger: {manual: true}
inputs:
  item: {type: text, required: true}
steps:
  - id: choose
    title: Choose {{ item }}
    responsible: clerk
    warning: Read the terms first.
    instructions: Compare three offers.
    checklist: [Three offers, Terms read]
    collect:
      price: {type: number, unit: EUR, max: 100, required: true}
  - id: agree
    title: Agree on the price
    approve: {role: boss, separate_from: [choose], on_reject: choose}
  - id: rest
    title: Let it rest
    wait: {for: 1d}
  - id: check
    title: Check the goods
    process: inspect
    collect: {fine: {type: boolean, from: clear}}
  - id: thank
    title: Thank the seller
    responsible: clerk
"""
INSPECT = """\
kind: process
id: inspect
title: Inspect
version: 1.0.0
status: draft
owner: clerk
trigger: {manual: true}
outputs: {clear: Whether all is well}
steps:
  - id: look
    title: Look at it
    responsible: clerk
    collect: {clear: {type: boolean, required: true}}
"""
VISIT = """\
kind: process
id: visit
title: Visit
version: 1.0.0
status: effective
owner: clerk
trigger: {manual: true}
inputs:
  guest: {type: person, label: Guest, required: true}
  seats: {type: integer, label: Seats, max: 8, default: 4}
  why: {type: choice, choices: [talk, tour], label: Purpose}
steps:
  - id: book
    title: Book a room for {{ guest }}
    responsible: clerk
    needs: []
    instructions: |
      Ask the front desk.

      It opens at nine.
    caution: The small room is cold.
    note: [Ask early, Ask kindly]
    expect: A confirmation.
    checklist: [Room booked, Key fetched, Heating on]
    collect:
      day: {type: date, label: Day, required: true}
      code: {type: text, label: Door code, sensitive: true}
      seated: {type: integer, label: Chairs, max: 8, default: 4, unit: chairs}
      warm: {type: boolean, label: Warm}
      extras: {type: choices, choices: [tea, cake], label: Extras}
  - id: bake
    title: Bake a cake
    responsible: clerk
    needs: []
  - id: agree
    title: Agree
    needs: [book]
    approve: {role: boss, separate_from: [book], on_reject: book}
  - id: look
    title: Look at the room
    process: inspect
    needs: [agree]
  - id: rest
    title: Let it settle
    wait: {for: 1d}
  - id: thank
    title: Thank {{ guest }}
    responsible: {field: guest}
"""


def order_workspace(folder: Path) -> Path:
    """The workspace, written into a folder."""
    files = {
        "flowdef.yaml": "kind: workspace\nid: w\ntitle: W\n",
        "organization.yaml": ORGANIZATION,
        "processes/order.yaml": ORDER,
        "processes/inspect.yaml": INSPECT,
        "processes/visit.yaml": VISIT,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
