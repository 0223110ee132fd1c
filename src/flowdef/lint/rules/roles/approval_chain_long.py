"""More than three approvals follow each other.

The fourth signature looks at what three have looked at: each relies on the others, and the work
waits in four trays. Counted are approvals that always happen: those with `when`, such as by
amount, are a choice. Source: Lean, over-processing.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: write, title: Write the order}
      - {id: team, title: Approve as the team, approve: {role: team-lead}, due: 1d}
      - {id: unit, title: Approve as the unit, approve: {role: head-of-unit}, due: 1d}
      - {id: money, title: Approve as finance, approve: {role: head-of-finance}, due: 1d}
      - {id: board, title: Approve as the board, approve: {role: managing-director}, due: 1d}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {amount: {type: number, required: true}}
    steps:
      - {id: write, title: Write the order}
      - {id: unit, title: Approve as the unit, approve: {role: head-of-unit}, due: 1d}
      - id: board
        title: Approve as the board
        when: amount > 10000
        approve: {role: managing-director}
        due: 1d

Fix: let one decide, by amount or kind of case; the others are `informed`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.lint.wording import listed
from flowdef.model.process import Approval, Step

_MOST = 3


@rule(code="ROL019", severity=Severity.INFO, profile=Profile.TEAM)
def approval_chain_long(facts: ProcessFacts) -> Iterator[Hit]:
    """At the first approval too many."""
    row: list[Step] = []
    for step in facts.steps if not facts.cyclic else ():
        if not isinstance(step.deed, Approval):
            row = []
        elif not facts.conditional(step) and (not row or facts.precedes(row[-1].id, step.id)):
            row.append(step)
            if len(row) == _MOST + 1:
                yield Hit(
                    step.at.span("id"),
                    f"approval '{step.id}' is the fourth in a row, after "
                    f"{listed(each.id for each in row[:-1])}. Each relies on the others, and the "
                    "work waits for all. Let one decide, and inform the others.",
                )
