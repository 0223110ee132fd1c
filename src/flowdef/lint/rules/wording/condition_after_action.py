"""The condition stands behind the order: 'do X if Y'.

Whoever reads while working has done X before they come to the condition. Of 24 findings in other
people's processes one was wrong. Source: ASD-STE100, 5.4; DOE-STD-1029.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, instructions: Stop the payment if the amount differs.}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, instructions: "If the amount differs, stop the payment."}

Fix: put the condition first. A condition that others must see becomes `when:` of a step.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.english.flaws import late_condition
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule

_SIGNS = frozenset(("if", "unless", "event"))


@rule(code="WRD008", severity=Severity.WARNING, profile=Profile.TEAM)
def condition_after_action(facts: ProcessFacts) -> Iterator[Hit]:
    """At the word that begins the condition."""
    if facts.prose.words.isdisjoint(_SIGNS):
        return
    for sentence in facts.prose.told:
        text = sentence.text
        maybe = " if " in text or " unless " in text or "in the event" in text
        flaw = late_condition(text, facts.english) if maybe else None
        if flaw:
            yield Hit(
                sentence.span(flaw),
                f"{sentence.owner} gives the order before its condition ('{flaw.said} …'). "
                "Whoever reads while working has acted already. Put the condition first.",
            )
