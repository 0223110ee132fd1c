"""Timeline: moments, and the work that somebody has done by then."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Protocol

from flowdef.calendar.years import FIRST_YEAR, LAST_YEAR

# A stretch of work: first second, the second after, and the units of work in each second.
Piece = tuple[int, int, int]
# First seconds of pieces, the seconds after, units in each second; the work before each, and after.
Walked = tuple[list[int], list[int], list[int], list[int]]
_END = (date(LAST_YEAR + 1, 1, 1) - date(1970, 1, 1)) // timedelta(seconds=1)  # of calendars


class Counting(Protocol):
    """Turns moments (seconds since 1970 in UTC) into units of work done by then, and back."""

    def done(self, moment: int) -> int:
        """The work until a moment, from a zero of its own."""
        ...

    def closing(self, done: int) -> int:
        """The first moment by which so much is done."""
        ...

    def opening(self, done: int) -> int:
        """The last moment by which no more than that is done."""
        ...

    def begun(self, moment: int) -> int:
        """The last moment, up to this one, in which work can begin."""
        ...


class Always:
    """By the clock: every second counts."""

    __slots__ = ()

    def done(self, moment: int) -> int:
        """The moment itself."""
        return moment

    closing = opening = begun = done


class Timeline:
    """Work in pieces, taken year by year as they are asked for; it ends where calendars end."""

    __slots__ = ("_ends", "_first", "_last", "_of_year", "_rates", "_starts", "_sums")

    def __init__(self, of_year: Callable[[int], Iterable[Piece]], year: int) -> None:
        """Take the pieces of each year, in order, and a year to begin with."""
        self._of_year = of_year
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._rates: list[int] = []
        self._sums = [0]  # the work before each piece, and after the last
        self._first, self._last = year, year - 1
        self._later()

    @property
    def walked(self) -> Walked:
        """The pieces that were taken so far."""
        return self._starts, self._ends, self._rates, self._sums

    def done(self, moment: int) -> int:
        """The work until a moment."""
        while (not self._ends or moment > self._ends[-1]) and self._later():
            pass
        while self._starts and moment < self._starts[0] and self._earlier():
            pass
        at = bisect_right(self._starts, moment) - 1
        if at < 0:
            return self._sums[0]
        worked = min(moment, self._ends[at]) - self._starts[at]
        return self._sums[at] + worked * self._rates[at]

    def closing(self, done: int) -> int:
        """The first moment by which so much is done; the last of all where it never is."""
        while done > self._sums[-1] and self._later():
            pass
        while done <= self._sums[0] and self._earlier():
            pass
        at = min(max(bisect_left(self._sums, done) - 1, 0), len(self._starts) - 1)
        return self._starts[at] - (self._sums[at] - done) // self._rates[at]

    def opening(self, done: int) -> int:
        """The last moment by which no more than that is done."""
        while done >= self._sums[-1] and self._later():
            pass
        while done < self._sums[0] and self._earlier():
            pass
        at = min(max(bisect_right(self._sums, done) - 1, 0), len(self._starts) - 1)
        return self._starts[at] + (done - self._sums[at]) // self._rates[at]

    def begun(self, moment: int) -> int:
        """The last moment, up to this one, in which work can begin."""
        self.done(moment)
        at = max(bisect_right(self._starts, moment) - 1, 0)
        return min(moment, self._ends[at] - 1)

    def _later(self) -> bool:
        """Take one more year at the end; whether there was one."""
        if self._last >= LAST_YEAR:
            return False
        self._last += 1
        for start, end, rate in self._of_year(self._last):
            self._starts.append(start)
            self._ends.append(end)
            self._rates.append(rate)
            self._sums.append(self._sums[-1] + (end - start) * rate)
        if self._last == LAST_YEAR and not self._starts:  # who joins later begins there
            self._starts, self._ends, self._rates, self._sums = [_END], [_END + 1], [1], [0, 1]
        return True

    def _earlier(self) -> bool:
        """Take one more year at the beginning; whether there was one."""
        if self._first <= FIRST_YEAR:
            return False
        self._first -= 1
        pieces = list(self._of_year(self._first))
        sums = [self._sums[0] - sum((end - start) * rate for start, end, rate in pieces)]
        for start, end, rate in pieces:
            sums.append(sums[-1] + (end - start) * rate)
        self._starts[:0] = [piece[0] for piece in pieces]
        self._ends[:0] = [piece[1] for piece in pieces]
        self._rates[:0] = [piece[2] for piece in pieces]
        self._sums[:1] = sums
        return True
