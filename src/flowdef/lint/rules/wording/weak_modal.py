"""An instruction says 'should', 'you might' or 'you could' where it means a command.

Nobody knows whether it must be done. Conditions ('should it fail') and what is only likely
('you should see') are left alone. Of 24 findings in other people's processes none was wrong.
Source: ASD-STE100, modal verbs; RFC 2119.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, instructions: You should pay within 14 days.}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, instructions: Pay within 14 days.}

Fix: give the order, or say that it is free to do: "Optionally, …".
"""

import re
from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.english.flaws import modal
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule

_SAID = re.compile("should|ou (?:might|could|may) ").search
_SIGNS = frozenset(("should", "might", "could", "may"))


@rule(code="WRD006", severity=Severity.WARNING, profile=Profile.TEAM)
def weak_modal(facts: ProcessFacts) -> Iterator[Hit]:
    """At the modal verb."""
    if facts.prose.words.isdisjoint(_SIGNS):
        return
    for sentence in (*facts.prose.told, *facts.prose.warnings()):
        flaw = modal(sentence.text, facts.english) if _SAID(sentence.text) else None
        if flaw:
            yield Hit(
                sentence.span(flaw),
                f"{sentence.owner} says '{flaw.said}', so nobody knows whether it must be done. "
                "Give the order, or say that it is optional.",
            )
