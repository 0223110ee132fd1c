"""Years: the working days of a year as instants, with running sums of their seconds."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from flowdef.calendar import holiday
from flowdef.calendar.closed import Closed, own_days
from flowdef.calendar.shape import day_length, opens_at, working_days, zone
from flowdef.model.organization import Calendar

FIRST_YEAR, LAST_YEAR = 1900, 2299  # where a calendar ends: far from any plan, near enough to walk


class Year:
    """The working days that begin in one year; instants are seconds since 1970 in UTC.

    A day lasts its full hours from its opening, whatever the clocks do meanwhile; it is cut only
    where the next day opens before (24 hours on the day the clocks go forward).
    """

    __slots__ = ("_dates", "_starts", "_sums", "total")

    def __init__(self, dates: list[int], starts: list[int], hours: int) -> None:
        """Take ordinals of the working days, their openings and the opening after, and seconds."""
        self._dates = dates
        self._starts = starts
        self._sums = [0]
        for start, following in pairwise(starts):
            self._sums.append(self._sums[-1] + min(hours, following - start))
        self.total = self._sums[-1]

    def worked(self, instant: int) -> int:
        """Seconds of work of this year's days before `instant`."""
        index = bisect_right(self._starts, instant, hi=len(self._dates))
        if not index:
            return 0
        return min(self._sums[index], self._sums[index - 1] + instant - self._starts[index - 1])

    def opening_at(self, worked: int) -> int:
        """The instant before which `worked` seconds lie; between two days, the later opens."""
        index = bisect_right(self._sums, worked) - 1
        return self._starts[index] + worked - self._sums[index]

    def closing_at(self, worked: int) -> int:
        """The instant before which `worked` seconds lie; between two days, the earlier closes."""
        index = bisect_left(self._sums, worked) - 1
        return self._starts[index] + worked - self._sums[index]

    def days(self) -> Iterator[tuple[int, int, int]]:
        """Each working day: its ordinal, its opening and its closing."""
        for at, ordinal in enumerate(self._dates):
            opens = self._starts[at]
            yield ordinal, opens, opens + self._sums[at + 1] - self._sums[at]

    def worked_through(self, ordinal: int) -> int:
        """Seconds of work of this year's days up to and with the day of that ordinal."""
        return self._sums[bisect_right(self._dates, ordinal)]


class Years:
    """The years of one calendar, each built when it is first asked for."""

    __slots__ = ("_built", "_calendar", "_clock", "_closed", "_days", "hours", "workdays", "zone")

    def __init__(self, calendar: Calendar, closed: Closed | None) -> None:
        """Take the closed days of a window; other years are asked of the holiday library."""
        self.zone = zone(calendar.timezone) or ZoneInfo("UTC")
        self.hours = day_length(calendar)
        self._clock = divmod(opens_at(calendar), 60)
        self.workdays = working_days(calendar)
        self._calendar = calendar
        self._closed = closed or Closed((), 1, 0)
        self._days = _ordinals(own_days(calendar).union(self._closed.days))
        self._built: dict[int, Year] = {}

    def of(self, year: int) -> Year:
        """The year; its first call takes about half a millisecond."""
        found = self._built.get(year)
        if found is None:
            dates = list(self._working(year))
            first_after = date(year + 1, 1, 1).toordinal()
            starts = [self._start(ordinal) for ordinal in (*dates, first_after)]
            found = self._built[year] = Year(dates, starts, self.hours)
        return found

    def _working(self, year: int) -> Iterator[int]:
        holidays = self._holidays(year)
        for ordinal in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()):
            if (ordinal - 1) % 7 in self.workdays and not (
                ordinal in self._days or ordinal in holidays
            ):
                yield ordinal

    def _holidays(self, year: int) -> frozenset[int]:
        country, part = self._calendar.country, self._calendar.subdivision
        if not country or self._closed.first_year <= year <= self._closed.last_year:
            return frozenset()
        return _ordinals(holiday.public_holidays(country, part, year))

    def _start(self, ordinal: int) -> int:
        day = date.fromordinal(ordinal)
        # An opening that the clocks skip is meant by the clock as it was before: fold 0.
        opens = datetime(day.year, day.month, day.day, *self._clock, tzinfo=self.zone)
        return int(opens.timestamp())


def _ordinals(days: Iterable[str]) -> frozenset[int]:
    return frozenset(date.fromisoformat(text).toordinal() for text in days)
