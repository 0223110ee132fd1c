"""Sampled: the earliest dates of all activities, for many samples at once."""

import numpy as np

from flowdef.plan.activities import Activity
from flowdef.plan.computed import Computed
from flowdef.plan.network import OF_FINISH, TO_START, Tie
from flowdef.plan.risk.moments import Clock, Many, Moments, Whole
from flowdef.plan.timeline import Counting, Timeline


class Sampled:
    """The forward pass of `flowdef.plan.passes` over arrays: to the second what it finds for one.

    `amounts`: the work that is left of each activity, by number, in units of its timeline; one
    for each sample, or one for all. Dates come in the same two shapes. Nobody's own calendar is
    left out: timelines become arrays, in which moments are found by halving.
    """

    def __init__(self, computed: Computed, amounts: list[Whole]) -> None:
        """Take a network that has no circle, and what its activities are drawn to be."""
        self.computed = computed
        self.amounts = amounts
        self._clock = Clock()
        self._many: dict[int, Many] = {}
        self.plain = self._of(computed.hours.plain)
        nothing = np.zeros(1, np.int64)
        self.starts = [nothing] * len(amounts)
        self.finishes = [nothing] * len(amounts)
        for number in computed.net.sequence:
            self.starts[number], self.finishes[number] = self._placed(number)

    def binding(self, number: int, tie: Tie) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """In which samples a link keeps an activity from being earlier; as `plan.binding` says."""
        activity = self.computed.found[number]
        if activity.ended is not None:
            return np.zeros(1, np.bool_)
        end = self._end(tie)
        if tie.type not in TO_START:
            return end >= self.finishes[number]
        if activity.begun is not None:
            return np.zeros(1, np.bool_)
        return self._started(number, end) >= self.starts[number]

    def _placed(self, number: int) -> tuple[Whole, Whole]:
        activity = self.computed.found[number]
        if activity.ended is not None and activity.begun is not None:
            return _one(activity.begun), _one(activity.ended)
        earliest, until = self._bounds(number, activity)
        if activity.begun is not None:
            goes_on = _one(max(self.computed.now, activity.begun))
            finish = self._finished(number, goes_on)
            return _one(activity.begun), finish if until is None else np.maximum(finish, until)
        start = self._started(number, earliest)
        finish = self._finished(number, start)
        if until is None:
            return start, finish
        time, amount = self._of(activity.time), self.amounts[number]
        begun = np.where(amount > 0, time.opening(time.done(until) - amount), until)
        return np.where(until > finish, begun, start), np.maximum(finish, until)

    def _bounds(self, number: int, activity: Activity) -> tuple[Whole, Whole | None]:
        """The earliest start, and the earliest finish where links bind it."""
        ties = self.computed.net.ties[number]
        to_start = [self._end(tie) for tie in ties if tie.type in TO_START]
        to_finish = [self._end(tie) for tie in ties if tie.type not in TO_START]
        until = _latest(to_finish)
        if activity.floor is not None:
            to_start.append(_one(activity.floor))
        earliest = _latest(to_start)
        if earliest is None:
            earliest = _one(0) if until is None else until
        return earliest, until

    def _end(self, tie: Tie) -> Whole:
        """The earliest end of its target that a link allows."""
        source = self.finishes if tie.type in OF_FINISH else self.starts
        end = self._later(source[tie.source], tie)
        works = isinstance(self.computed.found[tie.target].time, Timeline)
        if tie.type in TO_START or not works:
            return end
        closed = self.plain.closing(self.plain.done(end))
        return np.where(self.amounts[tie.target] > 0, closed, end)

    def _later(self, moments: Whole, tie: Tie) -> Whole:
        lag = tie.link.lag if tie.link else None
        if lag is None:
            return moments
        seconds = self.computed.hours.seconds(lag)
        if lag.elapsed or not seconds:
            return moments + seconds
        return self.plain.closing(self.plain.done(moments) + seconds)

    def _started(self, number: int, earliest: Whole) -> Whole:
        amount, time = self.amounts[number], self._of(self.computed.found[number].time)
        return np.where(amount > 0, time.opening(time.done(earliest)), earliest)

    def _finished(self, number: int, start: Whole) -> Whole:
        amount, time = self.amounts[number], self._of(self.computed.found[number].time)
        return np.where(amount > 0, time.closing(time.done(start) + amount), start)

    def _of(self, time: Counting) -> Many:
        if not isinstance(time, Timeline):
            return self._clock
        found = self._many.get(id(time))
        if found is None:
            found = self._many[id(time)] = Moments(time)
        return found


def _one(moment: int) -> Whole:
    return np.full(1, moment, np.int64)


def _latest(ends: list[Whole]) -> Whole | None:
    if not ends:
        return None
    found = ends[0]
    for end in ends[1:]:
        found = np.maximum(found, end)
    return found
