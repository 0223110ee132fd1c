"""Workspaces: made of any number of processes of 47 steps and 16 kB, no two texts alike.

As dense as the processes of this repository: about 12 bytes to an event of the YAML parser.
"""

from pathlib import Path

STAGES, STEPS = 6, 47
ORGANIZATION = """\
kind: organization
id: bench-organization
title: Bench
calendar: {timezone: Europe/Berlin, hours: 8h, holidays: {country: DE}}
roles:
  account-manager: {title: Account manager}
  accountant: {title: Accountant, deputy: account-manager}
  head-of-sales: {title: Head of sales, authority: [{type: discount, limit: 10000, currency: EUR}]}
people:
  alex: {name: Alex Sample, roles: [account-manager, accountant]}
  kim: {name: Kim Sample, roles: [head-of-sales]}
"""


def make(folder: Path, count: int) -> int:
    """Write a workspace of `count` processes; the bytes of the processes."""
    (folder / "processes").mkdir(parents=True)
    (folder / "flowdef.yaml").write_text("kind: workspace\nid: bench\ntitle: Bench\n")
    (folder / "organization.yaml").write_text(ORGANIZATION)
    size = 0
    for number in range(count):
        text = process(number)
        size += len(text.encode())
        (folder / "processes" / f"process-{number}.yaml").write_text(text, encoding="utf-8")
    return size


def process(n: int) -> str:
    """One process; names and texts carry its number, so that nothing is remembered between two."""
    lines = [
        "# yaml-language-server: $schema=../schemas/process.schema.json",
        "kind: process",
        f"id: process-{n}",
        f"title: Take customer group {n} from order to first value",
        "version: 1.2.0",
        "status: effective",
        "effective_from: 2026-06-15",
        "owner: account-manager",
        "review: {every: 100 years, last: 2026-06-15}",
        f"purpose: Bring every customer of group {n} to first value in the same way.",
        f"scope: {{includes: [Customers of group {n}], excludes: [Renewals of group {n}]}}",
        "trigger: {event: A customer signs}",
        "targets: {lead_time: 30d}",
        "inputs:",
        f"  customer_{n}: {{type: text, label: Customer of group {n}, required: true}}",
        f"  plan_{n}: {{type: choice, choices: [starter, business], required: true}}",
        "stages:",
    ]
    for stage in range(STAGES):
        lines += [f"  - id: stage-{stage}", f"    title: Stage {stage} of {n}", "    steps:"]
        for step in range(stage * STEPS // STAGES, (stage + 1) * STEPS // STAGES):
            lines += _step(n, step)
    return "\n".join(lines) + "\n"


def _step(n: int, k: int) -> list[str]:
    lines = [
        f"      - id: step-{k}",
        f"        title: Do part {k} for {{{{ customer_{n} }}}}",
        f"        responsible: {('account-manager', 'accountant', 'head-of-sales')[k % 3]}",
        f"        effort: {5 + k}m",
        f"        due: {1 + k % 4}d",
        f"        instructions: Open file {n}, read part {k} and enter the result.",
    ]
    if k % 3 == 0:
        lines += ["        consulted: [accountant]"]
    if k % 5 == 0:
        lines += [f"        warning: Never skip the record of {k} in {n}."]
    if k % 2 == 1:
        lines += [f"        checklist: [Record {k} of {n} open, Result {k} of {n} in]"]
    if k % 2 == 0:
        lines += [
            "        collect:",
            f"          rating_{n}_{k}: {{type: choice, choices: [good, poor], required: true}}",
        ]
    if k % 8 == 0:
        lines += [f"          amount_{n}_{k}: {{type: number, label: Amount {k}, unit: EUR}}"]
    if k % 6 == 3:
        lines += [f'        when: rating_{n}_{k - 1} == "poor" or plan_{n} == "business"']
    return lines
