"""Lead replay: a run that was found, gone through again by the clock of a week."""

from collections.abc import Callable
from typing import NamedTuple

from flowdef.proofs.lead_at import At
from flowdef.proofs.lead_measure import Measure
from flowdef.proofs.lead_walk import Over, Walk


class Replayed(NamedTuple):
    """What a run takes that begins so many seconds after Monday, midnight."""

    time: int
    start: int


def replayed(walk: Walk, run: At, measure: Measure, *, longest: bool) -> Replayed | None:
    """The same choices as in a run, begun when they take longest, or shortest, in a week.

    Of many moments that are tried. Sub-processes that do not say their time take what makes the
    answer certain: the run takes no less, or no longer. None where the choices fit no more.
    """
    over = _clocked(walk, measure, min if longest else max)
    found = []
    for start in measure.week.starts():
        at = _followed(walk, run, over, start)
        if at is None:
            return None
        found.append(Replayed(_between(measure, start, at.now), start))
    return max(found) if longest else min(found)


def _followed(walk: Walk, run: At, over: Over, start: int) -> At | None:
    wanted = set(run.way)
    ways = [way for way in walk.starts() if wanted.issuperset(way.way)]
    ways[0].now = start
    while ways and not ways[0].over:
        onward = walk.onward(ways[0], over)
        ways = [way for way in onward if wanted.issuperset(way.way)]
    return ways[0] if ways else None


def _clocked(walk: Walk, measure: Measure, within: Callable[[int, int], int]) -> Over:
    """When a step is over that begins at a moment of the week."""
    net, week, called = walk.net, measure.week, set(walk.net.called)

    def over(step: int, begun: int) -> int:
        seconds, clock = net.told[step]
        if net.names[step] in called:
            seconds, clock = within(*net.spans[step]), measure.clock
        return begun + seconds if clock else week.after(begun, seconds)

    return over


def _between(measure: Measure, start: int, end: int) -> int:
    if measure.clock:
        return end - start
    return measure.week.worked(end) - measure.week.worked(start)
