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

from flowdef.findings import Places, Severity
from flowdef.lint.facts import Facts, OrganizationFacts, ProcessFacts, ProjectFacts
from flowdef.lint.rule import Hit, Needs, Profile, library_rule
from flowdef.lint.surroundings import Surroundings


@library_rule(code="REF012", severity=Severity.ERROR, profile=Profile.MIN, needs=Needs.WORKSPACE)
def duplicate_document(facts: Facts, around: Surroundings) -> Iterator[Hit]:
    """At the id, in each of the files."""
    if not around.doubled:
        return
    own, at = _identity(facts)
    others = [path for path in around.doubled.get(own, ()) if path != facts.path]
    if others:
        yield Hit(
            at.span("id"),
            f"the id '{own}' is that of {' and '.join(others)} too. Nobody could tell which is "
            "meant. Give one of them another id.",
        )


def _identity(facts: Facts) -> tuple[str, Places]:
    match facts:
        case ProcessFacts(process=process):
            return process.id, process.at
        case ProjectFacts(project=project):
            return project.id, project.at
        case OrganizationFacts(organization=organization):
            return organization.id, organization.at
