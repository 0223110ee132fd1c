"""A document names a role that the organization does not have.

Nobody holds such a role, so nobody would be asked to do the step, and no one could approve.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {accountant: {title: Accountant}}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, responsible: acountant}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {accountant: {title: Accountant}}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant}

Fix: write the id of a role of `organization.yaml`, or add the role there. Where a person's id
stands in place of a role, name the role: people change, roles stay.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import Facts, ProcessFacts
from flowdef.lint.mentions import Mention
from flowdef.lint.remedies import nearest_instead
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.wording import nearest, sentences


@organization_rule(code="REF001", severity=Severity.ERROR, profile=Profile.MIN)
def unknown_role(facts: Facts, around: Surroundings) -> Iterator[Hit]:
    """At the role's name."""
    known = around.roles
    if isinstance(facts, ProcessFacts) and facts.role_words <= known:
        return
    for mention in facts.roles:
        if mention.word not in known:
            at = mention.span()
            near = () if mention.word in around.people else known
            fix = nearest_instead(at, mention.word, sorted(near))
            yield Hit(at, _message(mention, around), fix)


def _message(mention: Mention, around: Surroundings) -> str:
    word, key = mention.word, mention.path[0]
    if word in around.people:
        return (
            f"`{key}` names '{word}', a person, where a role must stand. People change, roles "
            f"stay. Name a role that '{word}' holds."
        )
    return sentences(
        f"`{key}` names the role '{word}', which the organization does not have.",
        "Nobody holds it, so nobody would be asked.",
        nearest(word, sorted(around.roles)) or "Add it to the roles of the organization.",
    )
