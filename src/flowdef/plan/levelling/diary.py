"""Diary: how much of a person's time is taken, from moment to moment."""

from bisect import bisect_left, bisect_right

_FIRST = -(1 << 62)


class Diary:
    """Units of time that are taken, in stretches: each lasts until the next begins."""

    __slots__ = ("_begins", "_taken", "load")

    def __init__(self) -> None:
        """An empty one."""
        self._begins = [_FIRST]
        self._taken = [0]
        self.load = 0  # units times seconds

    def copy(self) -> "Diary":
        """Another one with the same in it."""
        other = Diary()
        other._begins = self._begins.copy()
        other._taken = self._taken.copy()
        other.load = self.load
        return other

    def take(self, start: int, end: int, units: int) -> None:
        """Take so many units from one moment to another."""
        if start >= end:
            return
        first, last = self._cut(start), self._cut(end)
        for at in range(first, last):
            self._taken[at] += units
        self.load += (end - start) * units

    def last_above(self, start: int, end: int, room: int) -> int | None:
        """When the last stretch ends, of those between two moments, that has more taken."""
        begins, taken = self._begins, self._taken
        for at in range(bisect_left(begins, end) - 1, bisect_right(begins, start) - 2, -1):
            if taken[at] > room:
                return begins[at + 1]
        return None

    def first_above(self, start: int, end: int, room: int) -> int | None:
        """When the first stretch begins, of those between two moments, that has more taken."""
        begins, taken = self._begins, self._taken
        for at in range(bisect_right(begins, start) - 1, bisect_left(begins, end)):
            if taken[at] > room:
                return begins[at]
        return None

    def _cut(self, moment: int) -> int:
        """The stretch that begins at a moment."""
        at = bisect_left(self._begins, moment)
        if at == len(self._begins) or self._begins[at] != moment:
            self._begins.insert(at, moment)
            self._taken.insert(at, self._taken[at - 1])
        return at
