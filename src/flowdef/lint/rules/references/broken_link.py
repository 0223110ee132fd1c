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
import re
from collections.abc import Iterator
from urllib.parse import unquote

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts, ProjectFacts
from flowdef.lint.links import Link, links_of_process, links_of_project
from flowdef.lint.rule import Hit, Needs, Profile, library_rule
from flowdef.lint.surroundings import Surroundings

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|\{\{")


@library_rule(code="REF004", severity=Severity.WARNING, profile=Profile.BASIC, needs=Needs.DOCUMENT)
def broken_link(facts: ProcessFacts | ProjectFacts, around: Surroundings) -> Iterator[Hit]:
    """At the path, in a text too."""
    if around.has_file is None:
        return
    links = (
        links_of_process(facts.process)
        if isinstance(facts, ProcessFacts)
        else links_of_project(facts.project)
    )
    folder = posixpath.dirname(facts.path.replace("\\", "/"))
    for link in links:
        path = _local(link)
        if path and not around.has_file(posixpath.normpath(posixpath.join(folder, path))):
            yield Hit(
                link.span(),
                f"there is no file '{path}' beside this document (paths count from the folder of "
                "the document and stay inside the workspace). Whoever follows the link finds "
                "nothing. Put the file there, or correct the path.",
            )


def _local(link: Link) -> str:
    """The path that a link points to in this workspace; empty where it points elsewhere."""
    if not link.target or _ELSEWHERE.match(link.target) or "{{" in link.target:
        return ""
    return unquote(link.target.partition("#")[0].partition("?")[0])
