"""An attachment, a reference or a link in a text points to a file that is not there.

Paths count from the file that they stand in, and stay inside the workspace. Web addresses are
not asked: a check must give the same answer without a network. Source: mkdocs --strict.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    attachments: [{title: Limits, file: attachments/limits.pdf}]
    steps:
      - {id: pay, title: Pay the invoice}

Passes:

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    attachments: [{title: Limits, file: attachments/limits.txt}]
    steps:
      - {id: pay, title: Pay the invoice}

    # processes/attachments/limits.txt
    Invoices above 10,000 need two signatures.

Fix: put the file there, or correct the path.
"""

import posixpath
from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.rule import Hit, Needs, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Links, links


@library_rule(
    code="REF004",
    severity=Severity.WARNING,
    profile=Profile.BASIC,
    takes=links,
    needs=Needs.DOCUMENT,
)
def broken_link(found: Links, around: Surroundings) -> Iterator[Hit]:
    """At the path, in a text too."""
    if around.has_file is None:
        return
    for path, at in found.paths:
        if not around.has_file(posixpath.normpath(posixpath.join(found.folder, path))):
            yield Hit(
                at,
                f"there is no file '{path}' beside this document (paths count from the folder of "
                "the document and stay inside the workspace). Whoever follows the link finds "
                "nothing. Put the file there, or correct the path.",
            )
