"""A task of a project under way has no length.

The plan takes it for a moment, so all that follows comes too early. Of a project that is only
proposed nothing is asked yet. Source: TaskJuggler, `task_underspecified`.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    tasks:
      - {id: move, title: Move, assigned: [sam]}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    tasks:
      - {id: move, title: Move, assigned: [sam], effort: 2d}

Fix: `effort` where work drives it, `duration` where it just takes its time, `process` where a
process does it, or `milestone: true` where it is a moment.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="SCH021", severity=Severity.ERROR, profile=Profile.BASIC)
def underspecified(facts: ProjectFacts) -> Iterator[Hit]:
    """At the id of the task."""
    for task in facts.plan.decided if facts.plan else ():
        known = task.effort or task.duration or task.process or task.milestone
        if not (known or task.finished):
            yield Hit(
                task.at.span("id"),
                f"task '{task.id}' has no length. The plan takes it for a moment, and all that "
                "follows comes too early. Write `effort`, `duration` or `process`, or "
                "`milestone: true`.",
            )
