"""Nobody who decides on an approval has the right that it asks for.

The right is of another type or another currency, or nobody was given one: not the role, and none of
the other roles of those who hold it. Whoever stands in for them has the rights of the role alone. A
run refuses every yes, so that the work waits for ever. Source: delegation of authority.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles:
      head: {title: Head, authority: [{type: purchase, limit: 5000, currency: EUR}]}
    people: {dana: {name: Dana, roles: [head]}}

    # processes/hire.yaml
    kind: process
    id: hire
    title: Hire
    steps:
      - id: approve-position
        title: Approve the position
        approve: {role: head, authority: {type: headcount}}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles:
      head: {title: Head, authority: [{type: headcount}]}
    people: {dana: {name: Dana, roles: [head]}}

    # processes/hire.yaml
    kind: process
    id: hire
    title: Hire
    steps:
      - id: approve-position
        title: Approve the position
        approve: {role: head, authority: {type: headcount}}

Fix: let a role decide that has the right, or give the right to the role (`authority` in
organization.yaml).
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.staffed import approvals, people_of
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.wording import listed
from flowdef.model.process import Approval, Authority
from flowdef.proofs.staffing_right import Beyond, beyond_right, lacks_right


@organization_rule(code="ROL011", severity=Severity.ERROR, profile=Profile.TEAM)
def no_authority_for_decision(facts: ProcessFacts, around: Surroundings) -> Iterator[Hit]:
    """At the authority that is asked for."""
    people = people_of(facts, around)
    for approval in approvals(facts) if people else ():
        deed = approval.deed
        if people is None or not isinstance(deed, Approval) or not lacks_right(people, approval):
            continue
        if isinstance(beyond_right(people, approval), Beyond):
            authority = deed.authority
            assert authority is not None  # noqa: S101 (it asks for a right)
            yield Hit(
                approval.at.key("approve", "authority"),
                f"approval '{approval.id}' asks for the right {_wanted(authority)}, and "
                f"{_few(deed)} '{deed.role}' has it. A run would refuse the yes. "
                f"{_remedy(authority, around)}",
            )


def _wanted(authority: Authority) -> str:
    currency = f" in {authority.currency}" if authority.currency and authority.amount else ""
    return f"'{authority.type}'{currency}"


def _few(approval: Approval) -> str:
    if approval.quorum == 1:
        return "nobody who decides as"
    return f"not every one of the {approval.quorum} that it takes as"


def _remedy(authority: Authority, around: Surroundings) -> str:
    others = [
        role.id
        for role in around.role.values()
        if any(right.type == authority.type for right in role.authority)
    ]
    give = "give it to the role in organization.yaml"
    return f"Let {listed(others)} decide, or {give}." if others else f"{give.capitalize()}."
