"""A project says that it supports a goal which the organization does not have.

The goals are why projects are worth doing. One that nobody has set cannot be a reason.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    goals: {faster-support: {title: Answer every customer within a day}}

    # projects/new-desk.yaml
    kind: project
    id: new-desk
    title: Open a second support desk
    supports: [quick-support]
    tasks:
      - {id: open, title: Open the desk, duration: 2w}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    goals: {faster-support: {title: Answer every customer within a day}}

    # projects/new-desk.yaml
    kind: project
    id: new-desk
    title: Open a second support desk
    supports: [faster-support]
    tasks:
      - {id: open, title: Open the desk, duration: 2w}

Fix: write the id of a goal of `organization.yaml`, or agree on the goal and add it there.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.remedies import nearest_instead
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.wording import nearest, sentences


@organization_rule(code="REF010", severity=Severity.ERROR, profile=Profile.MIN)
def unknown_goal(facts: ProjectFacts, around: Surroundings) -> Iterator[Hit]:
    """At the goal's name."""
    for place, goal in enumerate(facts.project.supports):
        if goal not in around.goals:
            at = facts.project.at.span("supports", place)
            yield Hit(
                at,
                sentences(
                    f"there is no goal '{goal}' in the organization.",
                    "A project must serve a goal that somebody has set.",
                    nearest(goal, sorted(around.goals)) or "Add it to the goals first.",
                ),
                nearest_instead(at, goal, sorted(around.goals)),
            )
