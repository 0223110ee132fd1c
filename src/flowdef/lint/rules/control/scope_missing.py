"""A process does not say what it covers, and what not.

Two processes that both seem to hold are followed by turns; where none seems to hold, everybody
does as they think best. Source: EPA QA/G-6, Scope and applicability.

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
    scope: {includes: [Invoices of suppliers], excludes: [Travel expenses]}
    steps:
      - {id: pay, title: Pay the invoice}

Fix: `scope: {includes: […], excludes: […]}`, or `applies_to`. Where it holds for everything:
`not_applicable: [scope]`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="DOC005", severity=Severity.WARNING, profile=Profile.TEAM)
def scope_missing(facts: ProcessFacts) -> Iterator[Hit]:
    """At the id of the process."""
    process, control = facts.process, facts.process.control
    said = control.includes or control.excludes or control.applies_to
    if facts.kept and not said and not facts.leaves_out("scope", "applies_to"):
        yield Hit(
            process.at.span("id"),
            f"process '{process.id}' does not say what it covers. Nobody can tell whether it holds "
            "for the case at hand. Write `scope`, with `includes` and `excludes`.",
        )
