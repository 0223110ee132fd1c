"""A task of a later phase waits for nothing.

It could begin on the first day, before anybody knows what it needs; or what it needs was forgotten,
and a delay there does not move it. Tasks of the first phase follow the start of the project.
Source: DCMA's 14-point assessment of schedules, point 1.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    phases:
      - id: prepare
        title: Prepare
        tasks: [{id: rent, title: Rent, duration: 4w, assigned: [sam]}]
      - id: execute
        title: Move
        tasks: [{id: move, title: Move, needs: [], duration: 2d, assigned: [sam]}]

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    phases:
      - id: prepare
        title: Prepare
        tasks: [{id: rent, title: Rent, duration: 4w, assigned: [sam]}]
      - id: execute
        title: Move
        tasks: [{id: move, title: Move, needs: [rent], duration: 2d, assigned: [sam]}]

Fix: name in `needs` what it waits for, or leave `needs` out: then it waits for the phase before.
What really waits for nothing belongs into the first phase.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="SCH001", severity=Severity.WARNING, profile=Profile.TEAM)
def no_predecessor(facts: ProjectFacts) -> Iterator[Hit]:
    """At the key `needs`, or the id of the task; what has begun waits for nothing any more."""
    for ends, task in facts.plan.ends if facts.plan else ():
        if ends.no_predecessor and not (task.started or task.finished or task.not_before):
            yield Hit(
                task.at.key("needs") if task.needs is not None else task.at.span("id"),
                f"task '{task.id}' waits for nothing, and it is not of the first phase. A delay "
                "of what it needs would not move it. Name what it waits for in `needs`.",
            )
