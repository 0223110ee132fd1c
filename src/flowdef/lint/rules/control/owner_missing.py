"""A process names no owner.

A document that nobody answers for is kept true by nobody: nobody decides about a change, and who
reads an error in it does not know whom to tell. The owner also records for whoever is outside.
Source: ISO 9001, 4.4.1 e.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    owner: head-of-finance
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant}

Fix: write the role that answers for this document as `owner`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="DOC003", severity=Severity.ERROR, profile=Profile.TEAM)
def owner_missing(facts: ProcessFacts) -> Iterator[Hit]:
    """At the id of the process."""
    process = facts.process
    if facts.kept and not process.control.owner:
        yield Hit(
            process.at.span("id"),
            f"process '{process.id}' has no owner. Nobody keeps it true or decides about a change. "
            "Write the role that answers for it as `owner`.",
        )
