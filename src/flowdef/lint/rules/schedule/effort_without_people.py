"""Effort is planned, and nobody is to do it.

How long it takes depends on who does it, and on how much of their time; without anybody the plan
guesses that one person works on it all day. Of a project that is only proposed nothing is asked
yet. Source: TaskJuggler, `effort_no_allocations`.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    tasks:
      - {id: move, title: Move, effort: 2d}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    tasks:
      - {id: move, title: Move, effort: 2d, assigned: [{role: office-manager, share: 50%}]}

Fix: name a person in `assigned`, or a role: then the plan proposes who.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="SCH022", severity=Severity.ERROR, profile=Profile.BASIC)
def effort_without_people(facts: ProjectFacts) -> Iterator[Hit]:
    """At the effort."""
    for task in facts.plan.decided if facts.plan else ():
        if task.effort and not (task.assigned or task.finished or task.milestone):
            yield Hit(
                task.at.span("effort"),
                f"task '{task.id}' has an effort, and nobody who does it. The plan guesses that "
                "one person works on it all day. Name people or a role in `assigned`.",
            )
