"""Outlook: how a project stands on a day: its dates, those it first had, and the runs behind it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import ROUND_CEILING, Context, Decimal
from types import MappingProxyType
from typing import NamedTuple

from msgspec.structs import replace

from flowdef.calendar.closed import Closed
from flowdef.calendar.shape import day as day_of
from flowdef.calendar.working import WorkingTime
from flowdef.model.organization import Calendar, Organization
from flowdef.model.project import Estimate, Phase, Project, Task
from flowdef.plan.activities import Activity
from flowdef.plan.computed import Computed, Known, compute
from flowdef.plan.hours import moment
from flowdef.plan.length import Find, lengths
from flowdef.plan.passes import total_float
from flowdef.plan.schedule import Missed, Schedule, dated, missed
from flowdef.times import Duration, Unit

_UP = Context(prec=28, rounding=ROUND_CEILING)  # what is left of a third is not a second too much


class Doing(NamedTuple):
    """How far a task is by the runs that do it: steps closed of all, begun and ended (ISO days)."""

    runs: tuple[str, ...]
    closed: int
    steps: int
    began: str = ""
    ended: str = ""  # empty while a run is open

    @property
    def share(self) -> Decimal:
        """How much of it is done, from 0 to 1."""
        if self.ended:
            return Decimal(1)
        if not self.steps:
            return Decimal(0)
        return _UP.divide(Decimal(self.closed), Decimal(self.steps))


NONE: Mapping[str, Doing] = MappingProxyType({})


class Around:
    """What lies around projects when their dates are asked for on a day."""

    __slots__ = ("closed", "day", "find", "organization", "working")

    def __init__(
        self, organization: Organization | None, day: date, find: Find, closed: Closed | None = None
    ) -> None:
        """Take how processes are found by their ids, and closed days that were computed before."""
        self.organization, self.day, self.find, self.closed = organization, day, find, closed
        calendar = organization.calendar if organization else Calendar()
        self.working = WorkingTime(calendar, closed)

    def on(self, day: date) -> "Around":
        """The same on another day."""
        return Around(self.organization, day, self.find, self.closed)


class Outlook(NamedTuple):
    """A project with what its runs tell, as it stands, and as it first was planned.

    `first` are the ends that follow from the plan on the day on which it begins: no task has
    begun, and none is finished. `left` is by task how many seconds of work it can slip until a
    deadline is missed, or until the end of the project moves where it has none.
    """

    project: Project
    doing: Mapping[str, Doing]
    now: Schedule
    first: Mapping[str, datetime]
    left: Mapping[str, int]
    around: Around
    lengths: Mapping[str, Duration]

    def share(self, task: Task) -> Decimal | None:
        """How much of a task is done, from 0 to 1; None where nobody tells."""
        return Decimal(1) if task.finished else task.progress

    def missing(self, project: Project) -> tuple[Missed, ...]:
        """The deadlines that it would miss, were the project otherwise in something."""
        computed = _computed(project, self.around, self.lengths)
        return () if computed.circle else tuple(missed(computed))


def outlook(project: Project, around: Around, doing: Mapping[str, Doing] = NONE) -> Outlook:
    """How a project stands; tasks take from their runs what they do not tell themselves."""
    known = followed(project, doing)
    times = lengths(known, around.organization, around.find)
    blank = _each_task(project, lambda task: replace(task, started="", finished="", progress=None))
    first = _computed(blank, around.on(_begins(known, around.day)), times)
    until = _computed(_until_deadline(known), around, times)
    return Outlook(
        project=known,
        doing=doing,
        now=dated(_computed(known, around, times), dragging=False),
        first={name: moment(each.finish) for name, each in _by_task(first)},
        left={name: total_float(each, until.hours) for name, each in _by_task(until)},
        around=around,
        lengths=times,
    )


def followed(project: Project, doing: Mapping[str, Doing]) -> Project:
    """The project with how far tasks are by the runs that do them, and when these began and ended.

    What a task tells itself comes first.
    """
    return _each_task(project, lambda task: _followed(task, doing.get(task.id)))


def _by_task(computed: Computed) -> Iterator[tuple[str, Activity]]:
    """The tasks by their ids; none where they wait for each other in a circle."""
    if not computed.circle:
        yield from zip((task.id for task in computed.net.tasks), computed.tasks, strict=True)


def _begins(project: Project, day: date) -> date:
    """The day from which the project was planned at first."""
    begun = (day_of(task.started) for task in project.tasks)
    known = day_of(project.start) or min(filter(None, begun), default=day)
    return min(known, day)


def _until_deadline(project: Project) -> Project:
    """The project with something to do until its last deadline, so that floats reach it."""
    last_day = project.deadline or max((task.deadline for task in project.tasks), default="")
    if not last_day:
        return project
    day = Estimate(*[Duration(Decimal(1), Unit.DAYS)] * 3)
    last = Task(id="", title="", needs=(), not_before=last_day, duration=day)
    return replace(project, phases=(*project.phases, Phase(id="", title="", tasks=(last,))))


def _followed(task: Task, doing: Doing | None) -> Task:
    if doing is None or task.finished:
        return task
    started = task.started or doing.began
    return replace(
        task,
        started=started,
        finished=doing.ended and max(doing.ended, started),
        progress=doing.share if task.progress is None else task.progress,
    )


def _each_task(project: Project, changed: Callable[[Task], Task]) -> Project:
    phases = (replace(each, tasks=tuple(map(changed, each.tasks))) for each in project.phases)
    return replace(project, phases=tuple(phases))


def _computed(project: Project, around: Around, times: Mapping[str, Duration]) -> Computed:
    known = Known(lengths=times, closed=around.closed)
    return compute(project, around.organization, around.day, known)
