"""Lead search: the fastest and the slowest run, found case by case.

Method: branch and bound, best first (Land and Doig, 1960): of all ways that are open, the one that
promises most goes on; what it promises bounds all others, so the search can end at any time.
"""

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import count

from msgspec import Struct

from flowdef.proofs.lead_at import At
from flowdef.proofs.lead_network import members
from flowdef.proofs.lead_walk import Walk

BUDGET = 2_000  # ways that are gone on with


class Found(Struct, frozen=True):
    """What a search has shown of the fastest or the slowest run.

    `bound` is proved: no run is faster, or none is slower; None where there is no run at all.
    `run` is the best one that was found, at its end.
    """

    bound: int | None
    run: At | None


def slowest(walk: Walk, *, target: int | None = None, budget: int = BUDGET) -> Found:
    """The slowest run; with a target, only until one misses it, or none can."""
    return _Search(walk, _Slow(walk), target, budget).found()


def fastest(walk: Walk, *, target: int | None = None, budget: int = BUDGET) -> Found:
    """The fastest run; with a target, only until one keeps it, or none can."""
    return _Search(walk, _Fast(walk), target, budget).found()


class _Slow:
    """What the slowest run is looked for by."""

    sign = 1

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.times = [span.most for span in walk.net.spans]

    def bound(self, at: At) -> int:
        """No way on takes longer: all that is open is done, and rejected as often as it may be."""
        times = [self._time(at, each) for each in range(len(self.times))]
        whole = (
            self._in_turn(at, times) if self.walk.net.loose else max(_ends(self.walk, at, times))
        )
        left = 0
        again = 0  # the steps that a rejection may still open
        for step in sorted(self.walk.net.reworks, reverse=True):
            rework = self.walk.net.reworks[step]
            closed = at.closed >> step & 1  # then a later rejection has to open it, as a new round
            rounds = rework.rounds - at.rounds[step] - closed
            if rounds > 0 and (not closed or again >> step & 1):
                left += rounds * self.walk.net.again(step)
                again |= rework.opens
        return whole + left

    def _in_turn(self, at: At, times: Sequence[int]) -> int:
        """When all that is open would be over, were it done one after the other."""
        running = sum(end - at.now for end in at.running.values())
        return at.now + running + sum(times[step] for step in members(at.waiting))

    def _time(self, at: At, step: int) -> int:
        return 0 if _applies(self.walk, at, step) is False else self.times[step]


class _Fast:
    """What the fastest run is looked for by."""

    sign = -1

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.times = [span.least for span in walk.net.spans]

    def bound(self, at: At) -> int:
        """No way on is faster: of what is open, only what is decided or has no condition."""
        times = [self._time(at, each) for each in range(len(self.times))]
        return max(_ends(self.walk, at, times))

    def _time(self, at: At, step: int) -> int:
        return self.times[step] if _applies(self.walk, at, step) else 0


class _Search:
    """One search, best first."""

    def __init__(self, walk: Walk, way: _Slow | _Fast, target: int | None, budget: int) -> None:
        self._walk, self._way, self._target, self._left = walk, way, target, budget
        self._open: list[tuple[int, int, int, int, At]] = []
        self._number = count()
        self._best: At | None = None
        self._possible: int | None = None  # of a run whose answers were not found, nor excluded

    def found(self) -> Found:
        """Go on with the best way, as long as it may be better than what was found."""
        self._dive()
        while self._open and self._left and not self._enough():
            self._take(self._onward(heappop(self._open)[-1]))
        return Found(self._bound(), self._best)

    def _dive(self) -> None:
        """One way to its end, the most promising at each parting: a run to hold others against."""
        ways = self._walk.starts()
        while ways and self._left and not any(way.over for way in ways):
            ways.sort(key=self._rank)
            self._take(ways[1:])
            ways = self._onward(ways[0])
        self._take(ways)

    def _onward(self, at: At) -> list[At]:
        self._left -= 1
        return self._walk.onward(at, self._over)

    def _take(self, ways: list[At]) -> None:
        """Ways that end are runs; the others are gone on with later."""
        for way in ways:
            if way.over:
                self._arrive(way)
            else:
                heappush(self._open, (*self._rank(way), next(self._number), way))

    def _over(self, step: int, begun: int) -> int:
        return begun + self._way.times[step]

    def _rank(self, at: At) -> tuple[int, int, int]:
        """What promises most comes first; then what was done again most, or least; then the end."""
        sign = self._way.sign
        return -sign * self._way.bound(at), -sign * sum(at.rounds), -len(at.way)

    def _arrive(self, at: At) -> None:
        if at.unsure:
            known = at.now if self._possible is None else self._possible
            self._possible = self._better(known, at.now)
        elif self._best is None or self._better(at.now, self._best.now) != self._best.now:
            self._best = at

    def _better(self, one: int, other: int) -> int:
        return max(one, other) if self._way.sign > 0 else min(one, other)

    def _bound(self) -> int | None:
        """The best that any run may be."""
        ends = [self._best.now] if self._best else []
        if self._possible is not None:
            ends.append(self._possible)
        if self._open:
            ends.append(-self._way.sign * self._open[0][0])
        return (max if self._way.sign > 0 else min)(ends, default=None)

    def _enough(self) -> bool:
        """Whether nothing that is open can be better; or whether the target is decided."""
        bound, best, sign = self._bound(), self._best, self._way.sign
        if bound is None:  # nothing is open, and nothing was found
            return True
        if best and sign * best.now >= sign * bound:
            return True
        if self._target is None:
            return False
        slow, limit = sign > 0, self._target
        if best and (best.now > limit if slow else best.now <= limit):
            return True
        return bound <= limit if slow else bound > limit


def _ends(walk: Walk, at: At, times: Sequence[int]) -> list[int]:
    """When each step that is open would be over, did nothing hinder it; and now."""
    ends = [0] * len(times)
    for step, needs in enumerate(walk.needed):
        if at.closed >> step & 1:
            continue
        begun = at.running.get(step)
        if begun is not None:
            ends[step] = begun
            continue
        begin = at.now
        for need in needs:
            begin = max(begin, ends[need])
        ends[step] = begin + times[step]
    ends.append(at.now)
    return ends


def _applies(walk: Walk, at: At, step: int) -> bool | None:
    """Whether a step is to be done, as far as it is decided; None where it is not."""
    stage: bool | None = True
    if walk.stage_when[walk.stage[step]] is not None:
        stage = at.deciders.get((walk.stage[step], at.turn[step]))
    own = True if walk.when[step] is None else at.decided.get(step)
    if stage is False or own is False:
        return False
    return True if stage and own else None
