"""Schedule: the dates of a project, and who works when on what."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from flowdef.model.organization import Organization
from flowdef.model.project import Project, Task
from flowdef.plan.activities import last_of
from flowdef.plan.booking import Booking, bookings
from flowdef.plan.computed import Computed, Known, compute
from flowdef.plan.drag import drag
from flowdef.plan.hours import Hours, moment
from flowdef.plan.passes import total_float
from flowdef.plan.path import leading
from flowdef.plan.under_way import OVER
from flowdef.times import Duration


class Scheduled(Struct, frozen=True, kw_only=True, gc=False):
    """One task with its dates, in UTC; floats and drag in seconds of the calendar's working time.

    `total_float`: how far it can slip until the end of the project (or a deadline) slips; below
    zero where a deadline cannot be met. `free_float`: until another task slips. `drag`: how much
    sooner the project would end if this task took no time; None where that was not looked at.
    """

    task: Task
    phase: str
    start: datetime
    finish: datetime
    late_start: datetime
    late_finish: datetime
    total_float: int
    free_float: int
    drag: int | None
    critical: bool
    bookings: tuple[Booking, ...] = ()


class Missed(Struct, frozen=True):
    """A deadline that the plan misses; `task` is empty for that of the project."""

    task: str
    deadline: datetime
    finish: datetime
    by: int  # seconds of working time


class Schedule(Struct, frozen=True, kw_only=True):
    """The dates of a project; of tasks in a circle there are none, and `circle` names them.

    `path`: the critical path, the tasks that cannot slip without the end, whatever the deadlines.
    """

    tasks: tuple[Scheduled, ...]
    start: datetime
    finish: datetime
    path: tuple[Scheduled, ...] = ()
    conflicts: tuple[Missed, ...] = ()
    circle: tuple[str, ...] = ()


def schedule(
    project: Project,
    organization: Organization | None,
    day: date,
    *,
    lengths: Mapping[str, Duration] = {},
    dragging: bool = True,
) -> Schedule:
    """The dates of a project as they follow from what is known on `day`.

    `lengths`: how long the process of a task takes, by task id; what the task itself says comes
    first. What has not begun by `day` begins on it or later, unless the project is over.
    `dragging`: as for `dated`.
    """
    computed = compute(project, organization, day, Known(lengths=lengths))
    return dated(computed, dragging=dragging)


def dated(computed: Computed, *, dragging: bool = True) -> Schedule:
    """Computed dates as a schedule; `dragging`: with drag, which costs more than all the rest."""
    if computed.circle:
        now = moment(computed.now)
        return Schedule(tasks=(), start=now, finish=now, circle=computed.circle)
    drags = drag(computed) if dragging else None
    tasks = tuple(_scheduled(computed, number, drags) for number in range(len(computed.tasks)))
    return Schedule(
        tasks=tasks,
        path=_path(tasks[each.number] for each in leading(computed) if each.float <= 0),
        start=moment(min((each.start for each in computed.tasks), default=computed.now)),
        finish=moment(computed.end),
        conflicts=tuple(missed(computed)),
    )


def toward(computed: Computed, task: str) -> Schedule:
    """What leads to one task, and ends with it: floats and drag are those until that one slips."""
    target = computed.net.names.index(task)
    drags = drag(computed, target)
    led = leading(computed, target)
    tasks = tuple(
        replace(
            _scheduled(computed, each.number, drags),
            late_start=moment(each.late_start),
            late_finish=moment(each.late_finish),
            total_float=each.float,
            critical=computed.found[each.number].ended is None and each.float <= 0,
        )
        for each in led
    )
    return Schedule(
        tasks=tasks,
        path=_path(each for each in tasks if each.critical),
        start=min(each.start for each in tasks),
        finish=moment(computed.found[target].finish),
        conflicts=tuple(each for each in missed(computed) if each.task == task),
    )


def missed(computed: Computed) -> Iterator[Missed]:
    """The deadlines that are missed, those of tasks in their order, then the project's."""
    hours = computed.hours
    for task, each in zip(computed.net.tasks, computed.tasks, strict=True):
        last = last_of(hours, each, task.deadline)
        if last is not None and each.finish > last:
            yield _late(task.id, last, each.finish, hours)
    latest = max(computed.tasks, key=attrgetter("finish"), default=None)
    last = last_of(hours, latest, computed.project.deadline) if latest else None
    if last is not None and computed.end > last:
        yield _late("", last, computed.end, hours)


def _scheduled(
    computed: Computed, number: int, drags: Mapping[int, int | None] | None
) -> Scheduled:
    found, task = computed.found[number], computed.net.tasks[number]
    total = total_float(found, computed.hours)
    return Scheduled(
        task=task,
        phase=computed.net.phases[number],
        start=moment(found.start),
        finish=moment(found.finish),
        late_start=moment(found.late_start),
        late_finish=moment(found.late_finish),
        total_float=total,
        free_float=found.free,
        drag=None if drags is None else drags.get(number, 0),
        critical=found.ended is None and total <= 0,
        bookings=bookings(
            task, found, computed.hours, computed.now, over=computed.project.status in OVER
        ),
    )


def _path(tasks: Iterable[Scheduled]) -> tuple[Scheduled, ...]:
    """Tasks that are not finished, by start."""
    return tuple(sorted((each for each in tasks if not each.task.finished), key=_BY_START))


_BY_START = attrgetter("start", "finish")


def _late(task: str, last: int, finish: int, hours: Hours) -> Missed:
    late = hours.plain.done(finish) - hours.plain.done(last)
    return Missed(task, moment(last), moment(finish), late)
