"""Week: a working week without holidays, and what the clock and the work of it make of each other.

All is in whole seconds. A stretch may begin at any second of the week, and goes on through weeks
that are all alike: no public holiday, no closed day, no change of the clocks.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from flowdef.calendar.shape import day_length, opens_at, working_days
from flowdef.model.organization import Calendar
from flowdef.times import SECONDS, Unit

WEEK = SECONDS[Unit.WEEKS]
_DAY = SECONDS[Unit.DAYS]


class Span(NamedTuple):
    """Seconds, at the least and at the most."""

    least: int = 0
    most: int = 0


class Week:
    """The working days of such a week; moments are seconds since Monday, midnight, of a week."""

    __slots__ = ("_closings", "_openings", "_sums", "work")

    def __init__(self, calendar: Calendar) -> None:
        """Take the days and hours of a calendar; its holidays and its zone do not count."""
        clock, hours = opens_at(calendar) * 60, day_length(calendar)
        self._openings = [day * _DAY + clock for day in sorted(working_days(calendar))]
        self._closings = [at + hours for at in self._openings]
        self._sums = [0, *accumulate([hours] * len(self._openings))]
        self.work = self._sums[-1]

    def worked(self, moment: int) -> int:
        """The seconds of work before a moment, counted from the first opening of week zero."""
        weeks, within = divmod(moment - self._openings[0], WEEK)
        within += self._openings[0]
        index = bisect_right(self._openings, within)
        return (
            weeks * self.work
            + self._sums[index - 1]
            + min(within, self._closings[index - 1])
            - self._openings[index - 1]
        )

    def after(self, moment: int, work: int) -> int:
        """The first moment by which so much work has been done since another."""
        if not work:
            return moment
        weeks, rest = divmod(self.worked(moment) + work, self.work)
        if not rest:
            weeks, rest = weeks - 1, self.work
        index = bisect_left(self._sums, rest)
        return weeks * WEEK + self._openings[index - 1] + rest - self._sums[index - 1]

    def end_of_day(self, day: int) -> int:
        """When the work of a day of week zero ends, or of the last working day before it."""
        index = bisect_left(self._openings, (day + 1) * _DAY) - 1
        return self._closings[index] - (WEEK if index < 0 else 0)

    def of_clock(self, seconds: int) -> Span:
        """The work that is done while so much time passes by the clock."""
        edges = [*self._openings, *self._closings]
        starts = {at for edge in edges for at in (edge, edge - seconds)}
        return _ends(self.worked(at + seconds) - self.worked(at) for at in starts)

    def of_work(self, seconds: int) -> Span:
        """The time by the clock in which so much work is done."""
        edges = {self._before(closing, seconds) for closing in self._closings}
        starts = {*self._openings, *self._closings, *edges, *(at + 1 for at in edges)}
        return _ends(self.after(at, seconds) - at for at in starts)

    def starts(self) -> list[int]:
        """Moments of one week to try: each full hour, each opening and each closing."""
        hours = range(0, WEEK, SECONDS[Unit.HOURS])
        return sorted({*hours, *self._openings, *self._closings})

    def _before(self, closing: int, work: int) -> int:
        """A moment from which so much work ends at a closing."""
        weeks, rest = divmod(self.worked(closing) - work, self.work)
        index = bisect_right(self._sums, rest) - 1
        return weeks * WEEK + self._openings[index] + rest - self._sums[index]


@lru_cache(maxsize=16)
def week_of(calendar: Calendar) -> Week:
    """The week of a calendar."""
    return Week(calendar)


def _ends(found: Iterable[int]) -> Span:
    several = tuple(found)
    return Span(min(several), max(several))
