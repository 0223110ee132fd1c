"""An approval asks for more people than hold its role.

Each yes takes one holder, whether they say it themselves or a deputy does for them; so it can never
be given. A role that nobody holds is ROL007. The rule is ours.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {head: {title: Head, deputy: clerk}, clerk: {title: Clerk}}
    people: {sam: {name: Sam, roles: [clerk]}, dana: {name: Dana, roles: [head]}}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: release, title: Release the payment, approve: {role: head, quorum: 2}, due: 1d}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {head: {title: Head, deputy: clerk}, clerk: {title: Clerk}}
    people: {sam: {name: Sam, roles: [head, clerk]}, dana: {name: Dana, roles: [head]}}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: release, title: Release the payment, approve: {role: head, quorum: 2}, due: 1d}

Fix: give the role to more people, or ask for fewer; two approvals by two roles also make four eyes.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.staffed import approvals, people_of
from flowdef.lint.surroundings import Surroundings
from flowdef.model.process import Approval


@organization_rule(code="ROL022", severity=Severity.ERROR, profile=Profile.TEAM)
def quorum_too_large(facts: ProcessFacts, around: Surroundings) -> Iterator[Hit]:
    """At the number."""
    people = people_of(facts, around)
    for approval in approvals(facts) if people else ():
        deed = approval.deed
        units = people.units(approval) if people else 0
        if isinstance(deed, Approval) and 0 < units < deed.quorum:
            holders = "person holds" if units == 1 else "people hold"
            yield Hit(
                approval.at.span("approve", "quorum"),
                f"approval '{approval.id}' takes {deed.quorum} people who say yes, and {units} "
                f"{holders} '{deed.role}'. It can never be given, for who stands in speaks for "
                "one of them. Give the role to more people, or ask for fewer.",
            )
