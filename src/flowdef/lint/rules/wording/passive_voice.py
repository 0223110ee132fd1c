"""An instruction is in the passive and hides who acts.

'The form must be signed' makes everybody wait for somebody else. A passive that says by whom is
left alone, and so is one that describes a thing. Of 24 findings in other people's processes none
was wrong. Source: ASD-STE100, 3.6.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, instructions: The amount must be checked.}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, instructions: Compare the amount with the order.}

Fix: make it an order; if somebody else acts, make it their step.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.english.flaws import passive
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule

_SIGNS = frozenset(("be", "is", "are"))


@rule(code="WRD007", severity=Severity.WARNING, profile=Profile.TEAM)
def passive_voice(facts: ProcessFacts) -> Iterator[Hit]:
    """At the passive."""
    if facts.prose.words.isdisjoint(_SIGNS):
        return
    for sentence in facts.prose.told:
        text = sentence.text
        if " be " in text or " is " in text or " are " in text:
            flaw = passive(text, facts.english)
            if flaw:
                yield Hit(
                    sentence.span(flaw),
                    f"{sentence.owner} says '{flaw.said}', which hides who does it. Make it an "
                    "order, or the step of whoever acts.",
                )
