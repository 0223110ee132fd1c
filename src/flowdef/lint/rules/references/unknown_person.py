"""A document names a person that the organization does not have.

A plan cannot count on somebody whose hours nobody knows, and a signature must belong to
somebody. Signatures of older versions of a process are history and are left alone.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    people: {sam: {name: Sam}, dana: {name: Dana}}

    # projects/new-office.yaml
    kind: project
    id: new-office
    title: Move to the new office
    manager: sma
    tasks:
      - {id: move, title: Move, duration: 2d}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    people: {sam: {name: Sam}, dana: {name: Dana}}

    # projects/new-office.yaml
    kind: project
    id: new-office
    title: Move to the new office
    manager: sam
    tasks:
      - {id: move, title: Move, duration: 2d}

Fix: write the id of a person of `organization.yaml`, or add the person there. Somebody from
outside is written `{name: …, external: true}` where the format allows it.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import Facts, ProjectFacts
from flowdef.lint.mentions import Mention, either_in_project
from flowdef.lint.remedies import nearest_instead
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.wording import nearest, sentences


@organization_rule(code="REF002", severity=Severity.ERROR, profile=Profile.MIN)
def unknown_person(facts: Facts, around: Surroundings) -> Iterator[Hit]:
    """At the person's name."""
    for mention in facts.people:
        if mention.word not in around.people:
            yield _hit(mention, around)
    if isinstance(facts, ProjectFacts):
        for mention in either_in_project(facts.project):
            if mention.word not in around.people and mention.word not in around.roles:
                yield _hit(mention, around)


def _hit(mention: Mention, around: Surroundings) -> Hit:
    at, word = mention.span(), mention.word
    near = () if word in around.roles else sorted(around.people)
    return Hit(at, _message(mention, around), nearest_instead(at, word, near))


def _message(mention: Mention, around: Surroundings) -> str:
    word, key = mention.word, mention.path[0]
    if word in around.roles:
        return (
            f"`{key}` names '{word}', a role, where a person must stand. Only a name tells whom "
            f"to ask. Name a person who holds '{word}'."
        )
    return sentences(
        f"`{key}` names '{word}', whom the organization does not have.",
        "Nobody could be asked, and no hours could be planned.",
        nearest(word, sorted(around.people)) or "Add the person to the organization.",
    )
