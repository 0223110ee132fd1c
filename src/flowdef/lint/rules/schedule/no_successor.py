"""Nothing waits for a task, and it is not of the last phase.

Whether it is late, nobody notices before the project ends; the plan says that it could take until
then. Source: DCMA's 14-point assessment of schedules, point 1.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    phases:
      - id: prepare
        title: Prepare
        tasks:
          - {id: rent, title: Rent, duration: 4w, assigned: [sam]}
          - {id: pay, title: Pay the deposit, duration: 1d, assigned: [sam]}
      - id: execute
        title: Move
        tasks: [{id: move, title: Move, needs: [rent], duration: 2d, assigned: [sam]}]

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    phases:
      - id: prepare
        title: Prepare
        tasks:
          - {id: rent, title: Rent, duration: 4w, assigned: [sam]}
          - {id: pay, title: Pay the deposit, duration: 1d, assigned: [sam]}
      - id: execute
        title: Move
        tasks: [{id: move, title: Move, needs: [rent, pay], duration: 2d, assigned: [sam]}]

Fix: name it in the `needs` of what cannot go on without it: at the latest, of the milestone at the
end.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="SCH002", severity=Severity.WARNING, profile=Profile.TEAM)
def no_successor(facts: ProjectFacts) -> Iterator[Hit]:
    """At the id of the task; what is finished holds nothing up."""
    for ends, task in facts.plan.ends if facts.plan else ():
        if ends.no_successor and not task.finished:
            yield Hit(
                task.at.span("id"),
                f"nothing waits for task '{task.id}', and it is not of the last phase. Nobody "
                "would notice that it is late. Name it in the `needs` of what cannot go on "
                "without it.",
            )
