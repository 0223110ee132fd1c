"""A process and the one that it replaces are both in force.

Some people work by the old text and some by the new one, and both are right. Source: ISO
9001:2008, 4.2.3 g, unintended use of obsolete documents.

Fails:

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    status: effective
    supersedes: [invoice-payment]
    steps:
      - {id: pay, title: Pay the invoice}

    # processes/invoice-payment.yaml
    kind: process
    id: invoice-payment
    title: Payment of invoices
    status: effective
    steps:
      - {id: pay, title: Pay the invoice}

Passes:

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    status: effective
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

Fix: `status: obsolete` in the old one. Two files with one id are REF012.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.rule import Hit, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Replacing, replacing


@library_rule(code="DOC021", severity=Severity.ERROR, profile=Profile.TEAM, takes=replacing)
def two_effective_versions(taken: Replacing, around: Surroundings) -> Iterator[Hit]:
    """At the id of the old one."""
    for word, at in taken.old if taken.status == "effective" else ():
        old = around.processes.get(word)
        if old and old.status == "effective":
            yield Hit(
                at,
                f"this process replaces '{word}', and both are in force. Some people would work "
                f"by the old one. Write `status: obsolete` into {old.path}.",
            )
