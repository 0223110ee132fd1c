"""The day of the next review is past.

What nobody looked at for so long says how work was done once. The day follows from `review`: the
last time, and how often. Source: EPA QA/G-6, periodic review.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    status: effective
    review: {every: 12 months, last: 2020-01-15}
    steps:
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    status: effective
    review: {every: 100 years, last: 2020-01-15}
    steps:
      - {id: pay, title: Pay the invoice}

Fix: go through the document with those who work by it, mend it, and write the day as `last`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.rule import Hit, Needs, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Word, next_look


@library_rule(
    code="DOC015",
    severity=Severity.WARNING,
    profile=Profile.TEAM,
    takes=next_look,
    needs=Needs.DOCUMENT,
)
def review_overdue(due: Word | None, around: Surroundings) -> Iterator[Hit]:
    """At the day of the last review."""
    if due and due.word < around.today:
        yield Hit(
            due.at,
            f"this document was to be reviewed by {due.word}. A text that nobody checks says how "
            "work was done once. Go through it with those who work by it, and write that day as "
            "`last`.",
        )
