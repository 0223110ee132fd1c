"""A goal of the organization has no measure, or nobody who answers for it.

Projects say which goals they serve; a goal that is not measured is served by everything, and one
without an owner is dropped unnoticed. Source: SMART goals.

Fails:

    kind: organization
    id: acme
    title: ACME
    goals: {faster: {title: Answer every customer within a day, owner: sam}}
    people: {sam: {name: Sam}}

Passes:

    kind: organization
    id: acme
    title: ACME
    goals:
      faster:
        title: Answer every customer within a day
        measure: 95 % of tickets answered within 24 hours
        owner: sam
    people: {sam: {name: Sam}}

Fix: a figure as `measure`, a person as `owner`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import OrganizationFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="GOV020", severity=Severity.WARNING, profile=Profile.TEAM)
def measure_without_target(facts: OrganizationFacts) -> Iterator[Hit]:
    """At the title of the goal."""
    for goal in facts.organization.goals:
        lacks = [key for key in ("measure", "owner") if not getattr(goal, key)]
        if lacks:
            keys = " and ".join(f"`{key}`" for key in lacks)
            yield Hit(
                goal.at.span("title"),
                f"goal '{goal.id}' has no {' and no '.join(lacks)}. Whether it is reached stays an "
                f"opinion, or nobody asks. Add {keys}.",
            )
