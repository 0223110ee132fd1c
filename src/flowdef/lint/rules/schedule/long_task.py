"""A task lasts longer than 44 working days.

For two months nobody can tell whether it is on time. Milestones, processes and what is finished are
not meant. Source: DCMA's 14-point assessment of schedules, point 8.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    tasks:
      - {id: build, title: Build the new office, duration: 20w, assigned: [sam]}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    tasks:
      - {id: walls, title: Put up the walls, duration: 8w, assigned: [sam]}
      - {id: floors, title: Lay the floors, needs: [walls], duration: 4w, assigned: [sam]}

Fix: split it where one can see that a part is done.
"""

from collections.abc import Iterator
from decimal import Decimal

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.project import Task
from flowdef.times import Duration, Unit

_MOST = 44
_DAYS = {Unit.DAYS: Decimal(1), Unit.WEEKS: Decimal(5), Unit.HOURS: Decimal(1) / 8}


@rule(code="SCH010", severity=Severity.WARNING, profile=Profile.TEAM)
def long_task(facts: ProjectFacts) -> Iterator[Hit]:
    """At the length of the task, or at its effort where one person is to do it in that time."""
    for task in facts.tasks if not facts.ended else ():
        length = task.duration or task.effort
        if length is None or task.finished or task.milestone:
            continue
        days = _days(length.likely) / (_people(task) if task.effort else 1)
        if days > _MOST:
            yield Hit(
                task.at.span("duration" if task.duration else "effort"),
                f"task '{task.id}' lasts {days:.0f} working days. For two months nobody could "
                "tell whether it is on time. Split it where one can see that a part is done.",
            )


def _days(length: Duration) -> Decimal:
    return length.amount * _DAYS.get(length.unit, Decimal(0))


def _people(task: Task) -> Decimal:
    """How many full days of people a working day of the task has."""
    return sum((each.share for each in task.assigned), Decimal(0)) or Decimal(1)
