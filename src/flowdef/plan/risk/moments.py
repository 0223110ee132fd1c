"""Moments: a timeline that is asked for many moments at once, to the same second."""

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from flowdef.plan.timeline import Timeline

Whole = NDArray[np.int64]
_EXACT = 2**60  # above it sums would not fit into 64 bits


def kind_of(most: int) -> type[np.int64 | np.float64]:
    """Of numbers up to this: whole ones, where 64 bits hold them and what is added to them."""
    return np.int64 if most < _EXACT else np.float64


class Many(Protocol):
    """Turns moments into units of work done by then and back, as `Counting` does for one."""

    def done(self, moments: Whole) -> Whole:
        """The work until each moment."""
        ...

    def closing(self, done: Whole) -> Whole:
        """The first moments by which so much is done."""
        ...

    def opening(self, done: Whole) -> Whole:
        """The last moments by which no more than that is done."""
        ...


class Clock:
    """By the clock: every second counts."""

    __slots__ = ()

    def done(self, moments: Whole) -> Whole:
        """The moments themselves."""
        return moments

    closing = opening = done


class Moments:
    """A timeline as arrays, taken anew when it has been walked further."""

    __slots__ = ("_ends", "_rates", "_size", "_starts", "_sums", "_time")

    def __init__(self, time: Timeline) -> None:
        """Take a timeline."""
        self._time = time
        self._size = 0
        self._taken()

    def done(self, moments: Whole) -> Whole:
        """The work until each moment."""
        self._time.done(int(moments.max()))
        self._time.done(int(moments.min()))
        self._taken()
        at = np.searchsorted(self._starts, moments, side="right") - 1
        within = np.maximum(at, 0)
        worked = np.minimum(moments, self._ends[within]) - self._starts[within]
        sums: Whole = self._sums[within] + worked * self._rates[within]
        return np.where(at < 0, self._sums[0], sums)

    def closing(self, done: Whole) -> Whole:
        """The first moments by which so much is done."""
        self._time.closing(int(done.max()))
        self._time.closing(int(done.min()))
        self._taken()
        at = self._piece(np.searchsorted(self._sums, done, side="left"))
        left: NDArray[Any] = (self._sums[at] - done) // self._rates[at]
        return self._starts[at] - left.astype(np.int64)

    def opening(self, done: Whole) -> Whole:
        """The last moments by which no more than that is done."""
        self._time.opening(int(done.max()))
        self._time.opening(int(done.min()))
        self._taken()
        at = self._piece(np.searchsorted(self._sums, done, side="right"))
        more: NDArray[Any] = (done - self._sums[at]) // self._rates[at]
        return self._starts[at] + more.astype(np.int64)

    def _piece(self, place: NDArray[np.intp]) -> NDArray[np.intp]:
        return np.clip(place - 1, 0, len(self._starts) - 1)

    def _taken(self) -> None:
        starts, ends, rates, sums = self._time.walked
        if len(starts) == self._size:
            return
        self._size = len(starts)
        kind = kind_of(max(abs(sums[0]), abs(sums[-1])))
        self._starts = np.array(starts, np.int64)
        self._ends = np.array(ends, np.int64)
        self._rates: NDArray[Any] = np.array(rates, kind)
        self._sums: NDArray[Any] = np.array(sums, kind)
