"""Schedule: the dates of a project, and who works when on what."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct

from flowdef.calendar.closed import Closed
from flowdef.model.organization import Organization
from flowdef.model.project import Project, Task
from flowdef.plan.activities import OVER, Activity, Given, activities, sole_holders
from flowdef.plan.booking import Booking, bookings
from flowdef.plan.hours import Hours, moment, year_of
from flowdef.plan.network import circle, network
from flowdef.plan.passes import backward, forward
from flowdef.times import Duration


class Scheduled(Struct, frozen=True, kw_only=True):
    """One task with its dates, in UTC; floats and drag in seconds of the calendar's working time.

    `total_float`: how far it can slip until the end of the project (or a deadline) slips; below
    zero where a deadline cannot be met. `free_float`: until another task slips. `drag`: how much
    sooner the project would end if this task took no time.
    """

    task: Task
    phase: str
    start: datetime
    finish: datetime
    late_start: datetime
    late_finish: datetime
    total_float: int
    free_float: int
    drag: int
    critical: bool
    bookings: tuple[Booking, ...] = ()


class Missed(Struct, frozen=True):
    """A deadline that the plan misses; `task` is empty for that of the project."""

    task: str
    deadline: datetime
    finish: datetime
    by: int  # seconds of working time


class Schedule(Struct, frozen=True, kw_only=True):
    """The dates of a project; of tasks in a circle there are none, and `circle` names them."""

    tasks: tuple[Scheduled, ...]
    start: datetime
    finish: datetime
    conflicts: tuple[Missed, ...] = ()
    circle: tuple[str, ...] = ()


def schedule(
    project: Project,
    organization: Organization | None,
    day: date,
    *,
    lengths: Mapping[str, Duration] = {},
    progress: Mapping[str, Decimal] = {},
    closed: Closed | None = None,
) -> Schedule:
    """The dates of a project as they follow from what is known on `day`.

    `lengths`: how long the process of a task takes, and `progress`: how far its run is, both by
    task id; what the task itself says comes first. What has not begun by `day` begins on it or
    later, unless the project is over.
    """
    hours = Hours(organization, year_of(project.start, day), closed)
    now = _now(project, hours, day)
    net = network(project)
    stuck = circle(net)
    if stuck:
        return Schedule(tasks=(), start=moment(now), finish=moment(now), circle=stuck)
    given = Given(hours, now, lengths, progress, sole_holders(organization))
    found = activities(project, net, given)
    forward(net, found, hours, now)
    tasks = found[: len(net.tasks)]
    end = max((each.finish for each in tasks), default=now)
    backward(net, found, hours, end)
    return Schedule(
        tasks=tuple(
            _scheduled(*each, hours, now) for each in zip(net.tasks, net.phases, tasks, strict=True)
        ),
        start=moment(min((each.start for each in tasks), default=now)),
        finish=moment(end),
        conflicts=tuple(_missed(project, net.tasks, tasks, hours)),
    )


def _now(project: Project, hours: Hours, day: date) -> int:
    """The first moment for which anything is planned."""
    start = hours.opens(project.start)
    today = hours.opens(day.isoformat()) or 0
    if start is None:
        return today
    return start if project.status in OVER else max(start, today)


def _scheduled(task: Task, phase: str, found: Activity, hours: Hours, now: int) -> Scheduled:
    total = _float(found, hours)
    return Scheduled(
        task=task,
        phase=phase,
        start=moment(found.start),
        finish=moment(found.finish),
        late_start=moment(found.late_start),
        late_finish=moment(found.late_finish),
        total_float=total,
        free_float=0,
        drag=0,
        critical=found.ended is None and total <= 0,
        bookings=bookings(task, found, hours, now),
    )


def _float(found: Activity, hours: Hours) -> int:
    done = hours.plain.done
    slip = done(found.late_finish) - done(found.finish)
    if found.begun is not None:
        return slip
    return min(slip, done(found.late_start) - done(found.start))


def _missed(
    project: Project, tasks: tuple[Task, ...], found: list[Activity], hours: Hours
) -> list[Missed]:
    missed = []
    for task, each in zip(tasks, found, strict=True):
        last = hours.closes(task.deadline)
        if last is not None and each.finish > last:
            missed.append(_late(task.id, last, each.finish, hours))
    last = hours.closes(project.deadline)
    end = max((each.finish for each in found), default=0)
    if last is not None and end > last:
        missed.append(_late("", last, end, hours))
    return missed


def _late(task: str, last: int, finish: int, hours: Hours) -> Missed:
    return Missed(
        task, moment(last), moment(finish), hours.plain.done(finish) - hours.plain.done(last)
    )
