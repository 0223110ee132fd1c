"""Work is planned for nobody.

It has a length, and the plan counts on it, but nobody knows that they are to do it, and it is
missing from the load of people. Source: DCMA's 14-point assessment of schedules, point 10.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    tasks:
      - {id: move, title: Move, duration: 2d}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    tasks:
      - {id: move, title: Move, duration: 2d, assigned: [sam]}

Fix: name a person in `assigned`, or a role, `{role: office-manager}`: then the plan proposes who.
What only passes is a link with a `lag`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="SCH012", severity=Severity.WARNING, profile=Profile.TEAM)
def unresourced_task(facts: ProjectFacts) -> Iterator[Hit]:
    """At the length of the task; effort without people is SCH022."""
    for task in facts.plan.decided if facts.plan else ():
        length = "duration" if task.duration else "process" if task.process else ""
        if length and not (task.effort or task.assigned or task.finished):
            yield Hit(
                task.at.span(length),
                f"task '{task.id}' has a length, and nobody who does it. Nobody knows that it is "
                "theirs, and it is missing from every load. Name people or a role in `assigned`.",
            )
