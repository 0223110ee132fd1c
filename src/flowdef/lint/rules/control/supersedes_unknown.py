"""A process replaces a document that is not there.

Whoever still works by the old one must find where it went; a name that leads nowhere hides that
the wrong document was taken out of force, or none. Source: ISO 9001, 7.5.3.2.

Fails:

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    supersedes: [invoce-payment]
    steps:
      - {id: pay, title: Pay the invoice}

    # processes/invoice-payment.yaml
    kind: process
    id: invoice-payment
    title: Payment of invoices
    status: obsolete
    steps:
      - {id: pay, title: Pay the invoice}

Passes:

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    supersedes: [invoice-payment]
    steps:
      - {id: pay, title: Pay the invoice}

    # processes/invoice-payment.yaml
    kind: process
    id: invoice-payment
    title: Payment of invoices
    status: obsolete
    steps:
      - {id: pay, title: Pay the invoice}

Fix: write the id of the old document, and keep that with `status: obsolete`. A paper that never
was in this workspace belongs into `references`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.remedies import nearest_instead
from flowdef.lint.rule import Hit, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Replacing, replacing
from flowdef.lint.wording import nearest, sentences


@library_rule(code="DOC020", severity=Severity.ERROR, profile=Profile.TEAM, takes=replacing)
def supersedes_unknown(taken: Replacing, around: Surroundings) -> Iterator[Hit]:
    """At the id of the old one."""
    for word, at in taken.old:
        if word not in around.processes and word not in around.unread:
            others = sorted(set(around.processes) - {taken.id})
            hint = nearest(word, others)
            message = sentences(
                f"there is no process '{word}' that this one could replace.",
                "Whoever works by the old one would never learn of the new.",
                hint or "Keep the old document with `status: obsolete`.",
            )
            yield Hit(at, message, nearest_instead(at, word, others))
