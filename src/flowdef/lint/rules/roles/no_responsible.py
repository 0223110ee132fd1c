"""A step names nobody who does it.

Work that is everybody's is done by nobody, or twice. Whoever does a step is its `responsible`,
else its `accountable`, else the `owner` of the document; these may stand on the step, on its stage
or at the top. A document that names no role at all is a list that anybody may use, and DOC003 asks
for its owner. Source: RACI, each row has an R.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the invoice, responsible: accountant}
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    responsible: accountant
    steps:
      - {id: check, title: Check the invoice}
      - {id: pay, title: Pay the invoice}

Fix: `responsible:` with a role, or `{field: …}` for the person in a field.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Work


@rule(code="ROL001", severity=Severity.ERROR, profile=Profile.BASIC)
def no_responsible(facts: ProcessFacts) -> Iterator[Hit]:
    """At the id of the step."""
    bare = [seat.step for seat in facts.seats if seat.doer is None]
    if len(bare) == len(facts.seats) and not facts.role_words:
        return
    for step in bare:
        if isinstance(step.deed, Work):
            yield Hit(
                step.at.span("id"),
                f"step '{step.id}' names nobody who does it. What is everybody's work is done by "
                "nobody, or twice. Write a role as `responsible`.",
            )
