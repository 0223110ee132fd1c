"""A run can leave an approval without anybody who may decide.

Whoever did a step of `separate_from` must not decide, nor be represented. Where those who hold the
role can have done all of that work, be it as deputies or in several rounds, nobody remains, and the
approval waits until the organization gives the role to somebody else. Where few people hold many
roles that is hard to rule out, so it is asked for in `regulated` alone; `flowdef prove` always says
it. The rule is ours.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {clerk: {title: Clerk, deputy: head}, head: {title: Head}}
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

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {clerk: {title: Clerk, deputy: head}, head: {title: Head}}
    people:
      sam: {name: Sam, roles: [clerk]}
      dana: {name: Dana, roles: [head]}
      eli: {name: Eli, roles: [head]}

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

Fix: give the role to one more person, or let another role stand in for whoever does the work, one
that does not decide on it.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.staffed import acting, approvals, people_of, where
from flowdef.lint.surroundings import Surroundings
from flowdef.model.process import Approval
from flowdef.proofs.staffing_left import NobodyLeft, nobody_left


@organization_rule(code="ROL021", severity=Severity.WARNING, profile=Profile.REGULATED)
def nobody_left_to_decide(facts: ProcessFacts, around: Surroundings) -> Iterator[Hit]:
    """At the approval; a role that too few people hold from the first is ROL007 or ROL022."""
    people = people_of(facts, around)
    for approval in approvals(facts) if people else ():
        deed = approval.deed
        if people and isinstance(deed, Approval) and people.units(approval) >= deed.quorum:
            found = nobody_left(people, approval)
            if isinstance(found, NobodyLeft):
                yield Hit(approval.at.key("approve"), _said(approval.id, deed, found))


def _said(name: str, deed: Approval, found: NobodyLeft) -> str:
    needs = f"only {found.left} of the {deed.quorum}" if found.left else "nobody"
    did = "; ".join(f"{acting(act)} did '{step}'" for step, act in found.acts)
    return (
        f"approval '{name}' can be left with {needs} who may say yes: {did}{where(found.course)}. "
        f"It would wait for ever. Give '{deed.role}' to one more person, or let others stand in "
        "for that work."
    )
