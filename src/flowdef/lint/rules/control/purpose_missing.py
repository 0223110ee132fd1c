"""A process does not say what it is for.

Whoever meets a case that the steps do not foresee decides by the purpose; and whoever wants to
drop the process must know what would be lost. Source: EPA QA/G-6, Purpose.

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
    purpose: Pay what we owe on the agreed day, and nothing else.
    steps:
      - {id: pay, title: Pay the invoice}

Fix: one sentence as `purpose`. Where there is none to be said: `not_applicable: [purpose]`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="DOC004", severity=Severity.WARNING, profile=Profile.TEAM)
def purpose_missing(facts: ProcessFacts) -> Iterator[Hit]:
    """At the id of the process."""
    process = facts.process
    if facts.kept and not process.control.purpose and not facts.leaves_out("purpose"):
        yield Hit(
            process.at.span("id"),
            f"process '{process.id}' does not say what it is for. Nobody could decide a case that "
            "its steps do not foresee. Write it in one sentence as `purpose`.",
        )
