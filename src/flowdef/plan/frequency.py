"""Frequency: how often in a week something is expected to begin."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from flowdef.calendar.schedule import Schedule, schedule
from flowdef.model.derived import in_use
from flowdef.model.process import Call, Process, Step
from flowdef.times import Rate

_IN_A_WEEK = {
    "week": Decimal(1),
    "month": Decimal(12) / 52,
    "quarter": Decimal(4) / 52,
    "year": Decimal(1) / 52,
}


def weekly(rate: Rate, days: int = 5) -> Decimal:
    """How often, or how many hours, a rate means in a week of so many working days."""
    return rate.amount * (days if rate.per == "day" else _IN_A_WEEK[rate.per])


def chance(step: Step) -> Decimal:
    """How often a step happens in a run: its `share`, else once.

    Where a condition decides and no share is told, it counts as if it always happened: who plans
    by that has time left, and nobody too little.
    """
    return Decimal(1) if step.share is None else step.share


class Starts:
    """How often each process begins in each week of a view.

    Its `frequency` says it; the calls of others are among those. Without one, its schedule, and
    what others call. A frequency is spread over the working days, so a week with a holiday has
    less of it; a process that always runs has it every week.
    """

    def __init__(
        self, processes: Sequence[Process], weeks: Sequence[date], working: Sequence[Decimal]
    ) -> None:
        """Take the processes, the Mondays, and which part of a whole week is worked in each."""
        self._processes = {each.id: each for each in processes if in_use(each)}
        self._weeks = weeks
        self._working = working
        self._found: dict[str, tuple[Decimal, ...]] = {}
        self._callers: Mapping[str, Sequence[tuple[str, Decimal]]] = _callers(self._processes)

    @property
    def processes(self) -> tuple[Process, ...]:
        """Those in use, in their order."""
        return tuple(self._processes.values())

    def of(self, process: str) -> tuple[Decimal, ...]:
        """The starts in each week, on average; in a circle of calls each counts once."""
        found = self._found.get(process)
        if found is None:
            self._found[process] = (Decimal(0),) * len(self._weeks)
            found = self._found[process] = tuple(self._of(self._processes[process]))
        return found

    def _of(self, process: Process) -> Iterator[Decimal]:
        if process.frequency is not None:
            a_week = weekly(process.frequency)
            yield from (a_week * (1 if process.always else part) for part in self._working)
            return
        calls = [(self.of(name), times) for name, times in self._callers.get(process.id, ())]
        for week, monday in enumerate(self._weeks):
            called = sum((starts[week] * times for starts, times in calls), Decimal(0))
            yield called + _by_schedule(process, monday)


def told(process: Process) -> bool:
    """Whether a process says itself how often it begins."""
    return process.frequency is not None or bool(process.trigger and process.trigger.schedule)


def _callers(processes: Mapping[str, Process]) -> dict[str, list[tuple[str, Decimal]]]:
    """The processes that call each process, and how often in a run of theirs."""
    found: dict[str, list[tuple[str, Decimal]]] = {}
    for process in processes.values():
        for step in process.steps:
            if isinstance(step.deed, Call):
                found.setdefault(step.deed.process, []).append((process.id, chance(step)))
    return found


def _by_schedule(process: Process, monday: date) -> int:
    """How often the schedule of a process fires in a week."""
    text = process.trigger.schedule if process.trigger else ""
    plan = schedule(text) if text else None
    if not isinstance(plan, Schedule):
        return 0
    days = sum(_fires(plan, monday + timedelta(days=number)) for number in range(7))
    return days * len(plan.hours) * len(plan.minutes)


def _fires(plan: Schedule, day: date) -> bool:
    """Whether a schedule means that day; of day and weekday, where both are told, either does."""
    if day.month not in plan.months:
        return False
    by_day = None if plan.days is None else day.day in plan.days
    by_weekday = None if plan.weekdays is None else day.isoweekday() % 7 in plan.weekdays
    told = [each for each in (by_day, by_weekday) if each is not None]
    return any(told) if told else True
