"""Two documents of the workspace have the same id.

One types the id to start, show or call a document; it must mean one.

Fails:

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice}

    # processes/pay-invoice-abroad.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice from abroad
    steps:
      - {id: pay, title: Pay the invoice}

Passes:

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice}

    # processes/pay-invoice-abroad.yaml
    kind: process
    id: pay-invoice-abroad
    title: Pay an invoice from abroad
    steps:
      - {id: pay, title: Pay the invoice}

Fix: give one of them another id. The name of its file is a good one.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.rule import Hit, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Identity, identity


@library_rule(code="REF012", severity=Severity.ERROR, profile=Profile.MIN, takes=identity)
def duplicate_document(own: Identity, around: Surroundings) -> Iterator[Hit]:
    """At the id, in each of the files."""
    others = [path for path in around.doubled.get(own.id.word, ()) if path != own.path]
    if others:
        yield Hit(
            own.id.at,
            f"the id '{own.id.word}' is also that of {' and '.join(others)}. Nobody could tell "
            "which is meant. Give one of them another id.",
        )
