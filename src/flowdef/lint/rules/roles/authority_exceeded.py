"""An amount can come to an approval for which nobody who decides there has the right.

Then nobody may say yes: the run stands still, or somebody signs who must not. Judged are the limits
of all who hold the role, and of their other roles, against the limits of the field and the
conditions on the way. A value outside of `min` and `max` is a deviation, and not asked. Source:
delegation of authority.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles:
      head: {title: Head, authority: [{type: purchase, limit: 5000, currency: EUR}]}
    people: {dana: {name: Dana, roles: [head]}}

    # processes/buy.yaml
    kind: process
    id: buy
    title: Buy
    inputs: {amount: {type: number, required: true}}
    steps:
      - id: approve-order
        title: Approve the order
        approve: {role: head, authority: {type: purchase, amount: amount, currency: EUR}}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles:
      head: {title: Head, authority: [{type: purchase, limit: 5000, currency: EUR}]}
      director: {title: Director, authority: [{type: purchase}]}
    people: {dana: {name: Dana, roles: [head]}, eli: {name: Eli, roles: [director]}}

    # processes/buy.yaml
    kind: process
    id: buy
    title: Buy
    inputs: {amount: {type: number, required: true}}
    steps:
      - id: approve-order
        title: Approve the order
        when: amount <= 5000
        approve: {role: head, authority: {type: purchase, amount: amount, currency: EUR}}
      - id: approve-large-order
        title: Approve a large order
        when: amount > 5000
        approve: {role: director, authority: {type: purchase, amount: amount, currency: EUR}}

Fix: lead larger amounts, by `when`, to an approval by a role whose right reaches further; or set a
`max` to the field, or raise the limit in the organization.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.staffed import approvals, people_of, where
from flowdef.lint.surroundings import Surroundings
from flowdef.model.process import Approval
from flowdef.proofs.staffing_right import Beyond, beyond_right, lacks_right


@organization_rule(code="ROL010", severity=Severity.ERROR, profile=Profile.TEAM)
def authority_exceeded(facts: ProcessFacts, around: Surroundings) -> Iterator[Hit]:
    """At the amount."""
    people = people_of(facts, around)
    for approval in approvals(facts) if people else ():
        deed = approval.deed
        if people is None or not isinstance(deed, Approval) or lacks_right(people, approval):
            continue
        found = beyond_right(people, approval)
        if isinstance(found, Beyond):
            authority = deed.authority
            assert authority is not None  # noqa: S101 (it has a limit)
            currency = f" {authority.currency}" if authority.currency else ""
            yield Hit(
                approval.at.span("approve", "authority", "amount"),
                f"approval '{approval.id}' can be asked for {found.amount}{currency}"
                f"{where(found.course)}, and the right '{authority.type}' of '{deed.role}' ends at "
                f"{found.limit}. Nobody there may say yes. Lead larger amounts to another role "
                "by `when`, or set `max` to the field.",
            )
