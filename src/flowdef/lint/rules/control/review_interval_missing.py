"""A process in force does not say how often it is looked at again.

Work changes and the text stays; without a day on which somebody looks, the difference is found in
an audit, or after an accident. Source: EPA QA/G-6, periodic review.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    status: effective
    steps:
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    status: effective
    review: {every: 12 months, last: 2026-06-01}
    steps:
      - {id: pay, title: Pay the invoice}

Fix: `review: {every: 12 months, last: …}`; where the law says how often, write that.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="DOC016", severity=Severity.WARNING, profile=Profile.TEAM)
def review_interval_missing(facts: ProcessFacts) -> Iterator[Hit]:
    """At the status."""
    process, control = facts.process, facts.process.control
    unsaid = control.review_every is None and not facts.leaves_out("review")
    if control.status == "effective" and unsaid:
        yield Hit(
            process.at.span("status"),
            f"process '{process.id}' is in force, and nothing says how often it is "
            "reviewed. Work would change and the text would not. Write `review`, with `every` and "
            "`last`.",
        )
