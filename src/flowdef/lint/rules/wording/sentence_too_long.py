"""A sentence is too long: over 20 words in an order, over 25 elsewhere.

Long sentences are read twice or not at all. A link and a `{{ name }}` count as the words that a
reader sees. Source: ASD-STE100, 5.1 and 6.3. `lint: {limits: {order_words: 25, description_words:
30}}` in the settings sets other limits.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - id: pay
        title: Pay the invoice
        instructions: >-
          Pay the invoice from the account of the department that has ordered the goods, after you
          have compared the amount with the order and the delivery note.

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - id: pay
        title: Pay the invoice
        instructions: >-
          Compare the amount with the order and the delivery note. Pay the invoice from the account
          of the department that has ordered the goods.

Fix: make two sentences. What is a list becomes a list.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.english.flaws import Flaw, limit, too_long
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.prose import Passage
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="WRD003", severity=Severity.WARNING, profile=Profile.TEAM)
def sentence_too_long(facts: ProcessFacts) -> Iterator[Hit]:
    """At the sentence."""
    if not facts.prose.words:
        return
    least = min(facts.english.limits.order_words, facts.english.limits.description_words)
    for sentence in _long(facts):
        crowded = sentence.text.count(" ") >= least
        found = too_long(sentence.text, facts.english) if crowded else 0
        if found:
            most = limit(sentence.text, facts.english)
            yield Hit(
                sentence.span(Flaw(sentence.text, 0)),
                f"{sentence.owner} has a sentence of {found} words: '"
                f"{_beginning(sentence.text)} …'. Readers lose a sentence of more than "
                f"{most}. Make two of it.",
            )


def _long(facts: ProcessFacts) -> Iterator[Passage]:
    """The sentences of what people are told."""
    yield from facts.prose.told
    yield from facts.prose.warnings()
    yield from facts.prose.notes()


def _beginning(text: str) -> str:
    return " ".join(text.split()[:4])
