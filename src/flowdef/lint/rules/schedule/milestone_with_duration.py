"""A milestone has a length.

A milestone is a moment: its length is left out of the plan, and whoever wrote it believes that it
counts. Source: TaskJuggler, `milestone_duration`.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    tasks:
      - {id: moved, title: Moved, milestone: true, duration: 2d}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    tasks:
      - {id: move, title: Move, duration: 2d, assigned: [sam]}
      - {id: moved, title: Moved, milestone: true, needs: [move]}

Fix: make a task of the work, and let the milestone wait for it.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="SCH017", severity=Severity.ERROR, profile=Profile.BASIC)
def milestone_with_duration(facts: ProjectFacts) -> Iterator[Hit]:
    """At the key that gives it a length."""
    for task in facts.tasks:
        given = {"effort": task.effort, "duration": task.duration, "process": task.process}
        key = next((key for key, value in given.items() if value), "")
        if task.milestone and key:
            yield Hit(
                task.at.key(key),
                f"milestone '{task.id}' has a `{key}`, and a milestone is a moment. The plan "
                "leaves it out. Make a task of it, and let the milestone wait for that.",
            )
