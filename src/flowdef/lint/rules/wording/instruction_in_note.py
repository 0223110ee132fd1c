"""A note gives an order.

A note helps to understand and may be left unread; what must be done is missed there. References
('see …', 'compare …') are no orders. Of 14 findings in other people's processes one was wrong.
Source: ASD-STE100, 5.5.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, note: Ensure the supplier has no open credit.}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - id: pay
        title: Pay the invoice
        instructions: Deduct the open credit of the supplier.
        note: Two suppliers grant credits.

Fix: move the order into `instructions`; what prevents harm, into `warning` or `caution`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.english.flaws import order_in_note
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="WRD009", severity=Severity.WARNING, profile=Profile.TEAM)
def instruction_in_note(facts: ProcessFacts) -> Iterator[Hit]:
    """At the verb."""
    if not facts.prose.words:
        return
    for sentence in facts.prose.notes():
        flaw = order_in_note(sentence.text, facts.english)
        if flaw:
            yield Hit(
                sentence.span(flaw),
                f"a note of {sentence.owner} gives an order ('{flaw.said} …'). Notes may be left "
                "unread. Move it into `instructions`, or into `warning` if it prevents harm.",
            )
