"""Somebody could approve their own work.

An approval is worth something because a second pair of eyes looks. Judged is the step that a
rejection goes back to, with the work between it and the approval; without one, the nearest work
before. Asked are all answers, and all who may act: holders of roles, and deputies who stand in for
them. Without an organization it is a fault where both have one role. Source: separation of duties.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {clerk: {title: Clerk}, head: {title: Head, deputy: clerk}}
    people: {sam: {name: Sam, roles: [clerk]}, dana: {name: Dana, roles: [head]}}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: prepare, title: Prepare the payment, responsible: clerk}
      - {id: release, title: Release the payment, approve: {role: head}, due: 1d}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {clerk: {title: Clerk}, head: {title: Head, deputy: clerk}}
    people: {sam: {name: Sam, roles: [clerk]}, dana: {name: Dana, roles: [head]}}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: prepare, title: Prepare the payment, responsible: clerk}
      - id: release
        title: Release the payment
        approve: {role: head, separate_from: [prepare]}
        due: 1d

Fix: name the step in `separate_from`: then whoever did it is refused, in whatever role. Or let
others approve, who cannot do the work.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Needs, Profile, organization_rule
from flowdef.lint.staffed import acting, approvals, people_of, where
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.wording import listed
from flowdef.proofs.staffing_acts import for_whom
from flowdef.proofs.staffing_own import OwnWork, own_work


@organization_rule(
    code="ROL009", severity=Severity.ERROR, profile=Profile.TEAM, needs=Needs.DOCUMENT
)
def self_approval(facts: ProcessFacts, around: Surroundings) -> Iterator[Hit]:
    """At the approval, with all the work that could be approved so."""
    for approval in approvals(facts):
        answers = own_work(facts.courses, people_of(facts, around), approval)
        found = [each for each in answers if isinstance(each, OwnWork)]
        if found:
            yield Hit(
                approval.at.key("approve"),
                f"approval '{approval.id}' can be given by whoever did the work: "
                f"{_who(found[0])}{where(found[0].course)}. Nobody sees their own mistakes. Add "
                f"{listed(each.step for each in found)} to its `separate_from`, or let others "
                "approve.",
            )


def _who(found: OwnWork) -> str:
    if found.work is None or found.vote is None:
        return f"'{found.step}' is done in the same role"
    vote = for_whom(found.vote)
    return f"{acting(found.work)} may do '{found.step}', and then say yes{vote}"
