"""A process is in force, and does not say since when.

Whether a case of last month was done by the rules depends on the day from which they held; and
people must have learned them before it. Source: EPA QA/G-6, title page.

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
    effective_from: 2026-06-15
    steps:
      - {id: pay, title: Pay the invoice}

Fix: write the first day as `effective_from`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="DOC009", severity=Severity.WARNING, profile=Profile.TEAM)
def effective_date_missing(facts: ProcessFacts) -> Iterator[Hit]:
    """At the status."""
    process, control = facts.process, facts.process.control
    unsaid = not control.effective_from and not facts.leaves_out("effective_from")
    if control.status == "effective" and unsaid:
        yield Hit(
            process.at.span("status"),
            f"process '{process.id}' is in force, and nothing says since when. Nobody can tell by "
            "which rules an older case was to be done. Write the first day as `effective_from`.",
        )
