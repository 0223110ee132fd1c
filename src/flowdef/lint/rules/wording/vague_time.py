"""An order is to be done 'soon', 'quickly' or 'as soon as possible'.

Nobody is ever late. A time that can be missed is `due: 2h`. Of 10 findings in other people's
processes none was wrong; that is too few for profile basic. Source: ISO/IEC/IEEE 29148.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, instructions: Pay it as soon as possible.}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, due: 2d}

Fix: say until when: `due:`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.english.flaws import untimed
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="WRD012", severity=Severity.WARNING, profile=Profile.TEAM)
def vague_time(facts: ProcessFacts) -> Iterator[Hit]:
    """At the time."""
    if facts.prose.words.isdisjoint(facts.english.vague_time.signs):
        return
    held = facts.prose.holding(facts.english.vague_time.signs)
    for sentence in (*facts.prose.orders(), *facts.prose.warnings()):
        flaw = untimed(sentence.text, facts.english) if held(sentence) else None
        if flaw:
            yield Hit(
                sentence.span(flaw),
                f"{sentence.owner} is to be done '{flaw.said}', so nobody can be late. "
                "Say until when, such as `due: 2h`.",
            )
