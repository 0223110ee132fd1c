"""Only one end of a task is tied.

Where others wait for its start alone, it may last for ever and moves nothing. Where only its finish
waits for something, it may begin at any time. Source: DCMA's 14-point assessment of schedules,
point 1.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    phases:
      - id: prepare
        title: Prepare
        tasks: [{id: pack, title: Pack, duration: 4d, assigned: [sam]}]
      - id: execute
        title: Move
        tasks:
          - id: move
            title: Move
            needs: [{task: pack, type: start-to-start, lag: 2d}]
            duration: 2d
            assigned: [sam]

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    phases:
      - id: prepare
        title: Prepare
        tasks: [{id: pack, title: Pack, duration: 4d, assigned: [sam]}]
      - id: execute
        title: Move
        tasks:
          - id: move
            title: Move
            needs:
              - {task: pack, type: start-to-start, lag: 2d}
              - {task: pack, type: finish-to-finish}
            duration: 2d
            assigned: [sam]

Fix: tie the other end too: let something wait for its finish, or let its start wait for something.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="SCH003", severity=Severity.WARNING, profile=Profile.TEAM)
def dangling_end(facts: ProjectFacts) -> Iterator[Hit]:
    """At the id of the task; of one that is finished both ends are known."""
    for ends, task in facts.plan.ends if facts.plan else ():
        if task.finished or task.milestone:
            continue
        if ends.dangling_finish:
            yield Hit(
                task.at.span("id"),
                f"others wait for the start of task '{task.id}', and nothing for its finish. It "
                "may last for ever, and the plan does not move. Let something wait for its finish.",
            )
        if ends.dangling_start and not task.started:
            yield Hit(
                task.at.key("needs"),
                f"the finish of task '{task.id}' waits for something, and its start for nothing. "
                "It may begin at any time. Let its start wait for something too.",
            )
