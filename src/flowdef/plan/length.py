"""Length: how long a process takes from its start to its end, at the least and at the most."""

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_CEILING, Decimal
from typing import NamedTuple

from flowdef.calendar.scale import Scale, by_clock, scale_of
from flowdef.graph.order import order_of
from flowdef.model.derived import steps_of, time_of
from flowdef.model.organization import Calendar, Organization
from flowdef.model.process import Automation, Call, Process, Step
from flowdef.model.project import Project
from flowdef.times import SECONDS, Duration, Unit

Find = Callable[[str], Process | None]  # a process by its id
_WEEK = SECONDS[Unit.WEEKS]


class Length(NamedTuple):
    """From the start of a process to its end, without rework.

    `shortest` leaves out every step and stage that has a `when`, `longest` does them all: no
    answers lead outside the two, though some that lie between may be impossible. `untold` are the
    steps of whose time nobody says anything, and those that wait for a date: they count as none.
    """

    shortest: Duration
    longest: Duration
    untold: tuple[str, ...] = ()


def lengths(
    project: Project, organization: Organization | None, find: Find
) -> Mapping[str, Duration]:
    """How long the tasks take that a process does, by id: its longest way.

    A task that says its own effort or duration knows better, and is left out; so is one whose
    process is not there, or says nothing of time.
    """
    found: dict[str, Duration] = {}
    for task in project.tasks:
        process = find(task.process) if task.process else None
        if process and not (task.effort or task.duration):
            longest = process_length(process, organization, find).longest
            if longest.amount:
                found[task.id] = longest
    return found


def process_length(process: Process, organization: Organization | None, find: Find) -> Length:
    """How long a process takes: the times of its steps along the longest path of their needs.

    A step takes its `duration`, else its `effort`, a wait its time, a sub-process its own length.
    Working time counts by the calendar of the organization, for roles have none of their own;
    elapsed time in it counts as much as is worked of it in a whole week. Where `hours: always`,
    all is elapsed time. Method: the forward pass of the critical path method (Kelley and Walker,
    1959), over a process without loops.
    """
    calendar = organization.calendar if organization else Calendar()
    return _Walk(process, scale_of(calendar), find, (process.id,)).length()


class _Span(NamedTuple):
    """Seconds at the least and at the most."""

    short: Decimal = Decimal(0)
    long: Decimal = Decimal(0)


class _Walk:
    """One process on its way; `path` are the processes that it was called by, and itself."""

    def __init__(self, process: Process, scale: Scale, find: Find, path: tuple[str, ...]) -> None:
        self.process, self.scale, self.find, self.path = process, scale, find, path
        self.untold: list[str] = []

    def length(self) -> Length:
        """The length of the whole; of steps that wait for each other nothing is known."""
        order = order_of(self.process)
        if order.cyclic:
            self.untold = [step.id for step in self.process.steps]
        times = {} if order.cyclic else self._times()
        ends: dict[str, _Span] = {}
        for name in order.sequence:
            before = _latest(ends[need] for need in order.needs[name])
            ends[name] = _Span(before.short + times[name].short, before.long + times[name].long)
        whole = _latest(ends.values())
        shortest, longest = self._duration(whole.short), self._duration(whole.long)
        return Length(shortest, longest, tuple(self.untold))

    def _times(self) -> dict[str, _Span]:
        """The time of each step; at the least none where it may be skipped."""
        found = {}
        for stage, step in steps_of(self.process):
            time = self._time(step)
            found[step.id] = time._replace(short=Decimal(0)) if stage.when or step.when else time
        return found

    def _time(self, step: Step) -> _Span:
        told = time_of(step)
        match step.deed:
            case Call(process=name) if told is None:
                return self._called(step, name)
            case Automation() if told is None:  # over in a moment
                return _Span()
            case _:
                pass
        if told is None:
            self.untold.append(step.id)
            return _Span()
        seconds = self._seconds(told)
        return _Span(seconds, seconds)

    def _called(self, step: Step, name: str) -> _Span:
        called = None if name in self.path else self.find(name)
        if called is None:
            self.untold.append(step.id)
            return _Span()
        found = _Walk(called, self.scale, self.find, (*self.path, name)).length()
        self.untold += [f"{step.id}.{inner}" for inner in found.untold]
        span = _Span(self._seconds(found.shortest), self._seconds(found.longest))
        if called.always or not self.process.always:
            return span
        return _Span(*(seconds * _WEEK / self.scale.week for seconds in span))

    def _seconds(self, time: Duration) -> Decimal:
        """A time as seconds of this process: of work, or by the clock where it is always."""
        if self.process.always:
            return by_clock(time)
        if time.elapsed:
            return by_clock(time) * self.scale.week / _WEEK
        return self.scale.work(time)

    def _duration(self, seconds: Decimal) -> Duration:
        minutes = (seconds / 60).to_integral_value(ROUND_CEILING)
        return Duration(minutes, Unit.MINUTES, self.process.always)


def _latest(spans: Iterable[_Span]) -> _Span:
    found = tuple(spans)
    return _Span(
        max((each.short for each in found), default=Decimal(0)),
        max((each.long for each in found), default=Decimal(0)),
    )
