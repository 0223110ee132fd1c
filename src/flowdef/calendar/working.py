"""Working: adding, subtracting and measuring working time, exact to the second."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import Enum
from typing import TYPE_CHECKING, Self

from flowdef.calendar import holiday
from flowdef.calendar.closed import Closed
from flowdef.calendar.scale import scale_of
from flowdef.calendar.years import FIRST_YEAR, LAST_YEAR, Years
from flowdef.model.organization import Calendar
from flowdef.times import Duration

if TYPE_CHECKING:  # acting on a run need not define the whole model of a process
    from flowdef.model.process import Due


class Beyond(Enum):
    """A moment that no calendar reaches: as good as never, or as always past."""

    BEFORE = f"before {FIRST_YEAR}, where the calendar begins"
    AFTER = f"after {LAST_YEAR}, where the calendar ends"

    def __str__(self) -> str:
        return self.value


Moment = datetime | Beyond  # a datetime is always in UTC

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
_FIRST = (datetime(FIRST_YEAR, 1, 3, tzinfo=UTC) - _EPOCH) // _SECOND
_LAST = (datetime(LAST_YEAR, 12, 30, tzinfo=UTC) - _EPOCH) // _SECOND


class WorkingTime:
    """Time as one calendar counts it.

    Moments go in with a time zone, cut to the second, and come out in UTC. `1d` is the hours of a
    working day and `1w` its workdays, unless a duration is elapsed or `always` is set: then the
    clock counts, 24 hours and 7 days. What the calendar does not reach is a `Beyond`. A moment
    without work counts like the end of the work before it and the beginning of the work after it.

    Method: the working days of a year have running sums of their seconds; a moment becomes a
    place among them by bisection, years are walked by their totals.
    """

    __slots__ = ("_always", "_calendar", "_closed", "_scale", "_years")

    def __init__(
        self, calendar: Calendar, closed: Closed | None = None, *, always: bool = False
    ) -> None:
        """Take a calendar, and its closed days where they were computed before."""
        self._calendar = calendar
        self._closed = closed
        self._always = always
        self._years = Years(calendar, closed)
        self._scale = scale_of(calendar)

    def always(self) -> Self:
        """The same calendar for a process with `hours: always`."""
        return type(self)(self._calendar, self._closed, always=True)

    def seconds(self, duration: Duration) -> int:
        """How many seconds, of work or of the clock, a duration stands for."""
        return self._scale.seconds(duration, clock=self._by_clock(duration))

    def add(self, moment: datetime, duration: Duration) -> Moment:
        """The first moment by which `duration` has passed since `moment`."""
        return self._reach(moment, self.seconds(duration), duration, self._closing)

    def subtract(self, moment: datetime, duration: Duration) -> Moment:
        """The last moment from which `duration` passes until `moment`."""
        return self._reach(moment, -self.seconds(duration), duration, self._opening)

    def between(self, start: datetime, end: datetime) -> int:
        """Whole minutes from `start` to `end`; negative where the end comes first."""
        if end < start:
            return -self.between(end, start)
        first, last = _clamped(start), _clamped(end)
        if self._always:
            return (last - first) // 60
        year, worked = self._place(first)
        last_year, until = self._place(last)
        between = sum(self._years.of(each).total for each in range(year, last_year))
        return (between + until - worked) // 60

    def start_of_day(self, day: date) -> Moment:
        """Midnight, by the calendar's zone, at which that day begins, working day or not."""
        if not FIRST_YEAR < day.year < LAST_YEAR:
            return _beyond(day.year)
        return datetime(day.year, day.month, day.day, tzinfo=self._years.zone).astimezone(UTC)

    def end_of_day(self, day: date) -> Moment:
        """The end of that working day, or of the last one before it; `always`: midnight after.

        What is due on a day on which nobody works must be done before it: later nobody would.
        """
        if not FIRST_YEAR < day.year < LAST_YEAR:
            return _beyond(day.year)
        if self._always:
            return self.start_of_day(day + timedelta(days=1))
        return self._closing(day.year, self._years.of(day.year).worked_through(day.toordinal()))

    def due(
        self, due: "Due", ready: datetime, dates: Mapping[str, date | datetime | None]
    ) -> Moment | None:
        """When a step is due whose round became ready at `ready`; None where its date is unset.

        A date counts from the end of its working day, a moment as it is (without a zone: in the
        calendar's).
        """
        if not (due.before or due.after):
            return self.add(ready, due.by)
        given = dates.get(due.before or due.after)
        if given is None:
            return None
        anchor = self._anchor(given)
        if isinstance(anchor, Beyond):
            return anchor
        # Whole days before the end of a day are the end of a day, not the opening of the next.
        seconds = self.seconds(due.by) * (-1 if due.before else 1)
        return self._reach(anchor, seconds, due.by, self._closing)

    @property
    def calendar(self) -> Calendar:
        """The calendar that counts."""
        return self._calendar

    @property
    def years(self) -> Years:
        """The working days of the calendar, year by year."""
        return self._years

    @property
    def zone(self) -> tzinfo:
        """The zone in which the days of the calendar begin."""
        return self._years.zone

    @property
    def known_until(self) -> date | None:
        """The last day whose public holidays are known; None where none are kept."""
        if not self._calendar.country:
            return None
        last = self._closed.last_year if self._closed else 0
        return date(max(last, holiday.last_year(self._calendar.country), 1), 12, 31)

    def _by_clock(self, duration: Duration) -> bool:
        return self._always or duration.elapsed

    def _anchor(self, given: date | datetime) -> Moment:
        if not isinstance(given, datetime):
            return self.end_of_day(given)
        return given if given.tzinfo else given.replace(tzinfo=self._years.zone)

    def _reach(
        self,
        moment: datetime,
        seconds: int,
        duration: Duration,
        inverse: Callable[[int, int], Moment],
    ) -> Moment:
        start = (moment - _EPOCH) // _SECOND
        if not _FIRST <= start <= _LAST:
            return Beyond.BEFORE if start < _FIRST else Beyond.AFTER
        # Work takes at least as long as the clock says, so this also ends every hostile amount.
        if self._by_clock(duration) or not seconds or not _FIRST <= start + seconds <= _LAST:
            return _moment(start + seconds)
        year, worked = self._place(start)
        return inverse(year, worked + seconds)

    def _place(self, instant: int) -> tuple[int, int]:
        """A year and the seconds of work since its beginning, until `instant`."""
        here = (_EPOCH + timedelta(seconds=instant)).astimezone(self._years.zone).year
        # The night shift of 31 December belongs to the year before.
        before = self._years.of(here - 1)
        return here - 1, before.worked(instant) + self._years.of(here).worked(instant)

    def _closing(self, year: int, worked: int) -> Moment:
        """Where `worked` seconds since the beginning of `year` end, at a closing if possible."""
        while worked <= 0:
            year -= 1
            if year < FIRST_YEAR:
                return Beyond.BEFORE
            worked += self._years.of(year).total
        while worked > self._years.of(year).total:
            worked -= self._years.of(year).total
            year += 1
            if year > LAST_YEAR:
                return Beyond.AFTER
        return _moment(self._years.of(year).closing_at(worked))

    def _opening(self, year: int, worked: int) -> Moment:
        """Where `worked` seconds since the beginning of `year` end, at an opening if possible."""
        while worked < 0:
            year -= 1
            if year < FIRST_YEAR:
                return Beyond.BEFORE
            worked += self._years.of(year).total
        while worked >= self._years.of(year).total:
            worked -= self._years.of(year).total
            year += 1
            if year > LAST_YEAR:
                return Beyond.AFTER
        return _moment(self._years.of(year).opening_at(worked))


def _clamped(moment: datetime) -> int:
    return min(max((moment - _EPOCH) // _SECOND, _FIRST), _LAST)


def _moment(instant: int) -> Moment:
    if not _FIRST <= instant <= _LAST:
        return Beyond.BEFORE if instant < _FIRST else Beyond.AFTER
    return _EPOCH + timedelta(seconds=instant)


def _beyond(year: int) -> Beyond:
    return Beyond.BEFORE if year <= FIRST_YEAR else Beyond.AFTER
