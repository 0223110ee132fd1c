"""Four tasks or more without float must all be finished before one may begin.

Each of them is on time with some luck; that all are is less likely with each one more, so what
waits for them is late more often than any of them. Source: PMI, merge bias of schedule risk.

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
      - {id: a, title: Pack, duration: 4d, assigned: [sam]}
      - {id: b, title: Paint, duration: 4d, assigned: [sam]}
      - {id: c, title: Clean, duration: 4d, assigned: [sam]}
      - {id: d, title: Lay cables, duration: 4d, assigned: [sam]}
      - {id: moved, title: Moved, milestone: true, needs: [a, b, c, d]}

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
      - {id: a, title: Pack, duration: 4w, assigned: [sam]}
      - {id: b, title: Paint, duration: 4d, assigned: [sam]}
      - {id: c, title: Clean, duration: 4d, assigned: [sam]}
      - {id: d, title: Lay cables, duration: 4d, assigned: [sam]}
      - {id: moved, title: Moved, milestone: true, needs: [a, b, c, d]}

Fix: begin some of them earlier, or leave time between them and what waits for them.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.wording import listed

_FEWEST = 4


@organization_rule(code="SCH030", severity=Severity.INFO, profile=Profile.TEAM)
def merge_bias(facts: ProjectFacts, around: Surroundings) -> Iterator[Hit]:
    """At the `needs` of what waits for them; a day of float is none."""
    found = facts.plan.tight(around.library.organization) if facts.plan else ()
    tight = {task.id for task in found if not task.milestone}
    for task in facts.tasks:
        meeting = dict.fromkeys(link.to for link in task.needs or () if link.to in tight)
        if len(meeting) >= _FEWEST:
            yield Hit(
                task.at.span("needs"),
                f"{listed(meeting)} have no float, and '{task.id}' waits for all of them. That all "
                "are on time is less likely than that one is. Begin some earlier, or leave time "
                "between.",
            )
