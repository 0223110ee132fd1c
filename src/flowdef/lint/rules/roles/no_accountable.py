"""Nobody answers for a step: it has no accountable, and its document no owner.

Whoever does the work may be many; one must answer for it: who is asked when it goes wrong, who
decides about a blocked step, who records for somebody outside. Source: RACI, each row has one A.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    accountable: head-of-finance
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant}

Fix: `accountable:` at the top of the process, on a stage or on the step; or an `owner`, who answers
for whatever names nobody else.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="ROL002", severity=Severity.ERROR, profile=Profile.TEAM)
def no_accountable(facts: ProcessFacts) -> Iterator[Hit]:
    """At the id of the step; where nobody answers for any, at that of the process."""
    bare = [seat.step for seat in facts.seats if seat.accountable is None]
    if bare and len(bare) == len(facts.seats):
        process = facts.process
        yield Hit(
            process.at.span("id"),
            f"nobody answers for the steps of process '{process.id}'. Nobody would be asked when "
            "one goes wrong. Write `accountable` at the top, or an `owner`.",
        )
        return
    for step in bare:
        yield Hit(
            step.at.span("id"),
            f"nobody answers for step '{step.id}'. Nobody would be asked when it goes wrong. Write "
            "`accountable` on it, on its stage or at the top.",
        )
