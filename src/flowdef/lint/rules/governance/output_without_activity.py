"""A project promises a deliverable that no task makes.

It is in nobody's plan, so it will be missing on the day of the handover. Source: Logical Framework
Approach, vertical logic.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    deliverables: [{id: office, title: The new office, acceptance: [All moved]}]
    tasks:
      - {id: move, title: Move, duration: 2d}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    deliverables: [{id: office, title: The new office, acceptance: [All moved]}]
    tasks:
      - {id: move, title: Move, duration: 2d, delivers: office}

Fix: name it as `delivers` of the task with which it is ready, or take it out of the promise.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="GOV006", severity=Severity.ERROR, profile=Profile.TEAM)
def output_without_activity(facts: ProjectFacts) -> Iterator[Hit]:
    """At the deliverable."""
    project = facts.project
    made = {task.delivers for task in facts.tasks}
    for place, each in enumerate(project.deliverables if not facts.ended else ()):
        if each.id not in made:
            yield Hit(
                project.at.span("deliverables", place, "id"),
                f"no task delivers '{each.id}'. It is in nobody's plan, so it would be missing at "
                f"the end. Write `delivers: {each.id}` on the task that completes it.",
            )
