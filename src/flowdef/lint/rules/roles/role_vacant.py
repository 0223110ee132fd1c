"""A document counts on a role that nobody holds, and whose deputy nobody is.

Its steps would be nobody's: they wait, and no list shows them. Somebody who has left holds nothing
any more. An organization that lists no people is not judged, nor is a process out of force or a
project that is over. The rule is ours.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {accountant: {title: Accountant}, clerk: {title: Clerk}}
    people: {sam: {name: Sam, roles: [clerk]}}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {accountant: {title: Accountant, deputy: clerk}, clerk: {title: Clerk}}
    people: {sam: {name: Sam, roles: [clerk]}}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant}

Fix: give somebody the role (`roles` of a person), or the role a `deputy` whom somebody is.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts, ProjectFacts
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.surroundings import Surroundings


@organization_rule(code="ROL007", severity=Severity.ERROR, profile=Profile.TEAM)
def role_vacant(facts: ProcessFacts | ProjectFacts, around: Surroundings) -> Iterator[Hit]:
    """At the first place that names the role."""
    if not _counts(facts, around):
        return
    mentions = [each for each in facts.roles if each.word in around.vacant]
    for role, first in {each.word: each for each in reversed(mentions)}.items():
        places = sum(each.word == role for each in mentions)
        more = f", in {places} places of this document" if places > 1 else ""
        yield Hit(
            first.span(),
            f"nobody holds the role '{role}'{more}, and nobody is its deputy. Its work would "
            "wait for ever. Give somebody the role, or name a `deputy` for it.",
        )


def _counts(facts: ProcessFacts | ProjectFacts, around: Surroundings) -> bool:
    """Whether a document is in use, and may name such a role."""
    if isinstance(facts, ProjectFacts):
        return not facts.ended
    return facts.kept and not around.vacant.isdisjoint(facts.role_words)
