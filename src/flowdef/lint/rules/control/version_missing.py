"""A process has no version.

Without a number nobody can say which text held on a day, what a signature meant, or whether the
paper on the wall is the one in force. Source: ISO 9001, 7.5.3.2 c.

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
    version: 0.1.0
    steps:
      - {id: pay, title: Pay the invoice}

Fix: `version: 0.1.0` for a draft, `1.0.0` for what is in force. From then on: major where people
must learn anew, minor where steps change, patch for wording.
"""

from collections.abc import Iterator

from flowdef.findings import Edit, Fix, Places, Severity, Span
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule

_UNFINISHED = ("draft", "in-review")


@rule(code="DOC006", severity=Severity.ERROR, profile=Profile.TEAM)
def version_missing(facts: ProcessFacts) -> Iterator[Hit]:
    """At the id of the process."""
    process = facts.process
    if facts.kept and not process.control.version:
        first = "0.1.0" if process.control.status in _UNFINISHED else "1.0.0"
        yield Hit(
            process.at.span("id"),
            f"process '{process.id}' has no version. Nobody can say which text held on a day, or "
            f"what was signed. Begin with `version: {first}`.",
            Fix(does=f"begin with version {first}", edits=(_edit(process.at, first),), safe=False),
        )


def _edit(at: Places, version: str) -> Edit:
    """A key of its own before the title; on the same line where braces hold the document."""
    title = at.key("title")
    here = Span(title.line, title.column, title.line, title.column)
    first = min(at.key(key) for key in ("kind", "id", "title"))
    block = (first.line, first.column) == (at.span().line, at.span().column)
    between = "\n" + " " * (title.column - 1) if block else ", "
    return Edit(here, f"version: {version}{between}")
