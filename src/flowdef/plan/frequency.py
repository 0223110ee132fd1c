"""Frequency: how often in a week something is expected to begin."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from flowdef.calendar.schedule import Schedule, schedule
from flowdef.model.demand import Demand
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


class Starts:
    """How often each process begins in each week of a view.

    Its `frequency` says it; the calls of others are among those. Without one, its schedule, and
    what others call, do. A frequency is spread over the working days, so a week with a holiday has
    less of it; a process that always runs has it every week.
    """

    def __init__(
        self, demands: Iterable[Demand], weeks: Sequence[date], worked: Sequence[int], days: int
    ) -> None:
        """Take the processes, the Mondays, the working days of each week, and of a whole one."""
        self._demands = {each.id: each for each in demands}
        self._weeks = weeks
        self._parts = [Decimal(each) / days for each in worked]
        self._days = days
        self._never = (Decimal(0),) * len(weeks)
        self._found: dict[str, tuple[Decimal, ...]] = {}
        self._callers: Mapping[str, Sequence[tuple[str, Decimal]]] = _callers(self._demands)

    def of(self, process: str) -> tuple[Decimal, ...]:
        """The starts in each week, on average; in a circle of calls each counts once."""
        found = self._found.get(process)
        if found is None:
            found = self._found[process] = self._never
            demand = self._demands[process]
            if demand.told or process in self._callers:
                found = self._found[process] = tuple(self._of(demand))
        return found

    def _of(self, process: Demand) -> Iterator[Decimal]:
        if process.frequency is not None:
            a_week = weekly(process.frequency, self._days)
            yield from (a_week * (1 if process.always else part) for part in self._parts)
            return
        calls = [(self.of(name), times) for name, times in self._callers.get(process.id, ())]
        plan = schedule(process.schedule) if process.schedule else None
        for week, monday in enumerate(self._weeks):
            called = sum((starts[week] * times for starts, times in calls), Decimal(0))
            yield called + (_fired(plan, monday) if isinstance(plan, Schedule) else 0)


def _callers(demands: Mapping[str, Demand]) -> dict[str, list[tuple[str, Decimal]]]:
    """The processes that call each process, and how often in a run of theirs."""
    found: dict[str, list[tuple[str, Decimal]]] = {}
    for each in demands.values():
        for called, times in each.calls:
            found.setdefault(called, []).append((each.id, times))
    return found


def _fired(plan: Schedule, monday: date) -> int:
    """How often a schedule fires in a week."""
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
