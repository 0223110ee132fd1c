"""A project serves no goal of the organization.

It takes people's time from those that do, and nobody can rank it against them. Source: Logical
Framework Approach, the goal level. Where the organization has no goals at all, nothing is said.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    goals: {grow: {title: Win twelve customers in a quarter}}

    # projects/new-office.yaml
    kind: project
    id: new-office
    title: Move to the new office
    tasks:
      - {id: move, title: Move, duration: 2d}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    goals: {grow: {title: Win twelve customers in a quarter}}

    # projects/new-office.yaml
    kind: project
    id: new-office
    title: Move to the new office
    supports: [grow]
    tasks:
      - {id: move, title: Move, duration: 2d}

Fix: name the goals of organization.yaml that it serves as `supports`. Where it serves none, write
down the goal first, or leave the project.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.wording import listed


@organization_rule(code="GOV001", severity=Severity.ERROR, profile=Profile.TEAM)
def no_goal(facts: ProjectFacts, around: Surroundings) -> Iterator[Hit]:
    """At the id of the project."""
    project = facts.project
    if around.goals and not project.supports and not facts.ended:
        yield Hit(
            project.at.span("id"),
            f"project '{project.id}' serves no goal. Nobody can say why it is worth the time that "
            "it takes from others. Name goals as `supports`; known: "
            f"{listed(sorted(around.goals))}.",
        )
