"""All that the end depends on is estimated by one number each.

One number says nothing of how sure it is: whether the end is safe or a bet, nobody can tell.
Source: PERT, three points.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    people: {sam: {name: Sam}}

    # projects/new-office.yaml
    kind: project
    id: new-office
    title: Move to the new office
    start: 2027-01-04
    tasks:
      - {id: rent, title: Rent, duration: 4w, assigned: [sam]}
      - {id: paint, title: Paint, needs: [rent], effort: 4d, assigned: [sam]}
      - {id: move, title: Move, needs: [paint], effort: 2d, assigned: [sam]}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    people: {sam: {name: Sam}}

    # projects/new-office.yaml
    kind: project
    id: new-office
    title: Move to the new office
    start: 2027-01-04
    tasks:
      - id: rent
        title: Rent
        duration: {optimistic: 2w, likely: 4w, pessimistic: 12w}
        assigned: [sam]
      - {id: paint, title: Paint, needs: [rent], effort: 4d, assigned: [sam]}
      - {id: move, title: Move, needs: [paint], effort: 2d, assigned: [sam]}

Fix: three points for what is least sure: `{optimistic: 2w, likely: 4w, pessimistic: 12w}`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.wording import listed

_FEWEST = 3


@organization_rule(code="SCH025", severity=Severity.INFO, profile=Profile.TEAM)
def single_point_estimate(facts: ProjectFacts, around: Surroundings) -> Iterator[Hit]:
    """At the id of the project; a day of float is none, and of one or two tasks nothing is said."""
    found = facts.plan.tight(around.library.organization) if facts.plan else ()
    tight = [(task.id, length) for task in found if (length := task.effort or task.duration)]
    sure = all(length.optimistic == length.pessimistic for _, length in tight)
    if len(tight) >= _FEWEST and sure:
        yield Hit(
            facts.project.at.span("id"),
            f"the end depends on {listed(name for name, _ in tight)}, each estimated by one "
            "number. Nobody can tell whether the end is safe or a bet. Give three points to what "
            "is least sure.",
        )
