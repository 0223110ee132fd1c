"""The title of a step gives two orders, or a sentence of its instructions three.

Whoever is interrupted after the first forgets the second, and nobody can tick half a step. Two
verbs with one object are one order: 'review and sign the form'. Of 24 titles and single steps of
other people's processes that gave two orders none was wrong. ASD-STE100 (5.2) wants one order in
each sentence too; we let two pass where the title says what the step is. See also DOE-STD-1029.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice and inform the supplier}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice}
      - {id: inform, title: Inform the supplier}

Fix: make two steps; of a sentence, two sentences.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.english.flaws import further_orders, joints
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule

_SIGNS = frozenset(("and", "then"))


@rule(code="WRD002", severity=Severity.WARNING, profile=Profile.TEAM)
def several_actions(facts: ProcessFacts) -> Iterator[Hit]:
    """At the second verb of a title, at the third of a sentence."""
    if facts.prose.words.isdisjoint(_SIGNS):
        return
    for step in facts.steps:
        title = step.title
        joined = " and " in title or "," in title or ";" in title
        for flaw in further_orders(title, facts.english)[:1] if joined else ():
            yield Hit(
                step.at.inside(flaw.offset, len(flaw.said), "title"),
                f"the title of step '{step.id}' gives two orders; the second begins with "
                f"'{flaw.said}'. Nobody can tick half a step. Make two steps.",
            )
    for sentence in facts.prose.told:
        if joints(sentence.text) > 1:
            for flaw in further_orders(sentence.text, facts.english, least=2)[1:2]:
                yield Hit(
                    sentence.span(flaw),
                    f"{sentence.owner} gives three orders in one sentence; the third begins with "
                    f"'{flaw.said}'. One of them is easily forgotten. Make a sentence of each.",
                )
