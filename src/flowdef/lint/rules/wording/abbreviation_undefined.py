"""An abbreviation is used and nowhere said in full.

New people do not know it, and ask nobody. It is on by name only: of 24 findings in other people's
processes 9 were names of products and the like. Source: EPA QA/G-6, Definitions.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, instructions: Compare the amount with the GRN.}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    definitions: {GRN: Goods receipt note}
    steps:
      - {id: pay, title: Pay the invoice, instructions: Compare the amount with the GRN.}

Fix: say it in full under `definitions`. What everybody knows goes into
`lint: {words: {abbreviations: [ERP]}}`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.english.abbreviations import capitals, undefined
from flowdef.lint.english.flaws import Flaw
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="WRD017", severity=Severity.WARNING, profile=Profile.OPT)
def abbreviation_undefined(facts: ProcessFacts) -> Iterator[Hit]:
    """At its first place."""
    known = facts.english.abbreviations | _defined(facts)
    if not capitals(facts.prose.tokens) - known:
        return
    whole = {word for word, _ in undefined(facts.prose.whole, known)}
    for passage in (*facts.prose.orders(), *facts.prose.criteria(), *facts.prose.warnings()):
        for word, offset in undefined(passage.text, known):
            if word in whole:
                whole.remove(word)
                yield Hit(
                    passage.span(Flaw(word, offset)),
                    f"{passage.owner} uses '{word}', which this document never says in full. New "
                    "people do not know it. Add it to `definitions`.",
                )


def _defined(facts: ProcessFacts) -> frozenset[str]:
    """The words of all definitions, of the terms and of what they mean."""
    said = [text for pair in facts.process.control.definitions for text in pair]
    return frozenset(word.strip(".,;:()") for text in said for word in text.split())
