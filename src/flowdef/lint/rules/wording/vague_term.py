"""A term such as 'as needed', 'appropriate' or 'etc.' leaves open how much, how often or what.

Two people do two different things, and nobody can say who was wrong. Titles, orders, checklists and
expected results are judged; a remark is not. Of 24 findings in other people's processes one was
wrong. Source: ISO/IEC/IEEE 29148, terms without a bound.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, instructions: Inform the relevant people as needed.}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, instructions: Inform the buyer when the amount differs.}

Fix: say who, how much, how often, or by which measure. A term that is clear in this house goes into
`lint: {words: {allowed: [relevant]}}`; one that is not, into `vague`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.english.flaws import boundless, requires
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.prose import Passage
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="WRD005", severity=Severity.WARNING, profile=Profile.BASIC)
def vague_term(facts: ProcessFacts) -> Iterator[Hit]:
    """At the term."""
    terms = facts.english.vague
    if facts.prose.words.isdisjoint(terms.signs):
        return
    held = facts.prose.holding(terms.signs)
    for passage in _judged(facts):
        for flaw in boundless(passage.text, terms) if held(passage) else ():
            yield Hit(
                passage.span(flaw),
                f"{passage.owner} says '{flaw.said}', which everybody reads in their own way. "
                "Say who, how much, how often, or by which measure.",
            )


def _judged(facts: ProcessFacts) -> Iterator[Passage]:
    """What is asked of people, and how they know that it is done."""
    yield from facts.prose.titles()
    yield from facts.prose.criteria()
    held = facts.prose.holding(facts.english.vague.signs)
    for sentence in (*facts.prose.told, *facts.prose.warnings()):
        if held(sentence) and requires(sentence.text, facts.english):
            yield sentence
