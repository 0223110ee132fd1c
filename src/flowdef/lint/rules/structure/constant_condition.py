"""A condition is true for every possible answer, so it decides nothing.

Whoever reads it looks for the case in which the step is skipped, and there is none. A condition
that is never true is STR013. Source: actionlint, constant conditions.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {origin: {type: choice, choices: [domestic, abroad], required: true}}
    steps:
      - {id: check, title: Check the invoice, when: 'origin in ["domestic", "abroad"]'}
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {origin: {type: choice, choices: [domestic, abroad], required: true}}
    steps:
      - {id: check, title: Check the invoice}
      - {id: pay, title: Pay the invoice}

Fix: leave `when` out, or correct it.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.remedies import without
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Step


@rule(code="STR018", severity=Severity.WARNING, profile=Profile.BASIC)
def constant_condition(facts: ProcessFacts) -> Iterator[Hit]:
    """At the condition."""
    for owner in facts.conditions.owners:
        if facts.conditions.always(owner):
            kind = "step" if isinstance(owner, Step) else "stage"
            yield Hit(
                owner.at.span("when"),
                f"the condition `{owner.when}` of {kind} '{owner.id}' is always true. It decides "
                "nothing, and readers look in vain for the case in which it is skipped. "
                "Leave `when` out, or correct it.",
                without(owner.at, "when", does="leave `when` out"),
            )
