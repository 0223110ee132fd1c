"""Nothing says when the process starts.

Readers must learn from the document itself when it is their turn: after an event, by a
schedule, or because a person decides so. A process that another one calls, or that a
project's task names, is started by them and needs no trigger of its own. Source: bpmnlint,
start-event-required.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    trigger: {event: An invoice arrives}
    steps:
      - {id: pay, title: Pay the invoice}

Fix: `trigger: {event: …}`, `trigger: {schedule: "0 9 * * mon"}` or `trigger: {manual: true}`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.rule import Hit, Needs, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Word, untriggered


@library_rule(
    code="STR009",
    severity=Severity.WARNING,
    profile=Profile.BASIC,
    takes=untriggered,
    needs=Needs.DOCUMENT,
)
def trigger_missing(own: Word | None, around: Surroundings) -> Iterator[Hit]:
    """At the id of the process."""
    if own and own.word not in around.called:
        yield Hit(
            own.at,
            f"nothing says when process '{own.word}' starts, and no other document calls it. "
            "Nobody can know when it is their turn. "
            "Add `trigger:` with an `event`, a `schedule`, or `manual: true`.",
        )
