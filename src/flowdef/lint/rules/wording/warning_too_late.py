"""A warning stands in the instructions, behind an order.

Whoever reads from the top has acted before they are warned. `warning` and `caution` are printed
before the instructions. It is a warning, not an error: of 9 such places in other people's
processes 2 warned early enough. Source: ASD-STE100, section 7; DOE-STD-1029.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - id: pay
        title: Pay the invoice
        instructions: |
          Release the payment.

          Warning: a payment cannot be taken back.

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - id: pay
        title: Pay the invoice
        warning: A payment cannot be taken back.
        instructions: Release the payment.

Fix: move the text to `warning` (people), `caution` (things) or, if it only helps, `note`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.english.signs import late_warnings
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule

_SIGNS = frozenset(("warning", "caution", "danger"))


@rule(code="WRD010", severity=Severity.WARNING, profile=Profile.TEAM)
def warning_too_late(facts: ProcessFacts) -> Iterator[Hit]:
    """At the word that marks the warning."""
    if facts.prose.words.isdisjoint(_SIGNS):
        return
    for passage in facts.prose.instructions():
        for flaw in late_warnings(passage.text, facts.english):
            yield Hit(
                passage.span(flaw),
                f"{passage.owner} warns ('{flaw.said}') behind an order. Whoever reads from "
                "the top has acted already. Move the text to `warning` or `caution`, which are "
                "printed first.",
            )
