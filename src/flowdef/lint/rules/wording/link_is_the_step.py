"""The instructions of a step are a link and nothing else.

Without the network, or once the page has moved, nobody knows what to do. It is on by name only: of
24 such lines in other people's processes 13 were no steps. The rule is ours.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, instructions: "https://example.com/how-to-pay"}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - id: pay
        title: Pay the invoice
        instructions: Release the payment in the bank portal. Details are in the [manual](https://example.com/how-to-pay).

Fix: say in a sentence what is to be done, and keep the link.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.english.signs import only_a_link
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="WRD023", severity=Severity.INFO, profile=Profile.OPT)
def link_is_the_step(facts: ProcessFacts) -> Iterator[Hit]:
    """At the instructions."""
    for text in facts.prose.instructions():
        if only_a_link(text.text):
            yield Hit(
                text.at.span(*text.path),
                f"the instructions of {text.owner} are a link and nothing else. Without the page "
                "nobody knows what to do. Say it in a sentence, and keep the link.",
            )
