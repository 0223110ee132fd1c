"""A revision says what changed, and not why.

Whoever wants to take a change back must know what it was good for; without the reason the same
error is made a second time. The first version needs none. Source: ISO 9001, 8.5.6.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    version: 1.1.0
    revisions:
      - {version: 1.1.0, date: 2026-06-01, by: dana, change: A second signature}
      - {version: 1.0.0, date: 2026-01-01, by: dana, change: First version}
    steps:
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    version: 1.1.0
    revisions:
      - version: 1.1.0
        date: 2026-06-01
        by: dana
        change: A second signature
        reason: An invoice was paid twice in May
      - {version: 1.0.0, date: 2026-01-01, by: dana, change: First version}
    steps:
      - {id: pay, title: Pay the invoice}

Fix: write what was the trouble as `reason`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule

_FIRST = (1, 0, 0)


@rule(code="DOC018", severity=Severity.WARNING, profile=Profile.TEAM)
def revision_reason_missing(facts: ProcessFacts) -> Iterator[Hit]:
    """At the change."""
    revisions = facts.process.control.revisions
    first = min((_number(each.version) for each in revisions), default=_FIRST)
    for place, each in enumerate(revisions):
        if not each.reason and _number(each.version) > min(first, _FIRST):
            yield Hit(
                facts.process.at.span("revisions", place, "change"),
                f"revision {each.version} says what changed, and not why. Nobody could tell later "
                "whether the change may be undone. Write as `reason` what was wrong before.",
            )


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
