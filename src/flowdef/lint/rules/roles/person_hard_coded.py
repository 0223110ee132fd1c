"""A process names a person where a role should stand.

People change and roles stay: on the day that person leaves, the text is wrong in every place that
names them. Found are full names and mail addresses of people of the organization, and first names
after a word such as 'ask', 'tell' or 'to'. Source: RACI, roles and not names.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {accountant: {title: Accountant}}
    people: {sam: {name: Sam Miller, roles: [accountant]}}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - id: pay
        title: Pay the invoice
        instructions: Ask Sam Miller for the token.

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {accountant: {title: Accountant}}
    people: {sam: {name: Sam Miller, roles: [accountant]}}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - id: pay
        title: Pay the invoice
        consulted: [accountant]
        instructions: Ask the accountant for the token.

Fix: write the role, or `{{ … }}` of a field of type `person`.
"""

from collections.abc import Iterator

from flowdef.findings import Edit, Fix, Severity, Span
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.people_named import person_in
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.texts import prose_of_process
from flowdef.lint.wording import listed


@organization_rule(code="ROL012", severity=Severity.WARNING, profile=Profile.TEAM)
def person_hard_coded(facts: ProcessFacts, around: Surroundings) -> Iterator[Hit]:
    """At the name."""
    known = around.people_named
    prose = facts.prose
    if around.words_of_names.isdisjoint(prose.tokens) or not person_in(prose.whole, known):
        return
    for text in prose_of_process(facts.process, holding=""):
        for name, offset in person_in(text.text, known):
            roles = known[name]
            instead = f"Write their role: {listed(roles)}." if roles else "Write their role."
            at = text.inside(offset, len(name))
            yield Hit(
                at,
                f"{text.where} names '{name}', a person. On the day they leave, this text is "
                f"wrong. {instead}",
                _fix(at, roles, around) if len(roles) == 1 else None,
            )


def _fix(at: Span, roles: tuple[str, ...], around: Surroundings) -> Fix | None:
    """The title of the only role in the place of the name; it may be another that was meant."""
    role = around.role.get(roles[0])
    if role is None or role.title.isupper():
        return None
    written = f"the {role.title[0].lower()}{role.title[1:]}"
    return Fix(does=f"write '{written}'", edits=(Edit(at, written),), safe=False)
