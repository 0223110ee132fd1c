"""Generation: schedules from an order of activities: serial, parallel, and justified."""

from bisect import insort
from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from flowdef.plan.levelling.tables import Tables


def serial(tables: Tables, order: Sequence[int]) -> list[int]:
    """The start of each: in its turn, as early as arcs and resources allow (Kelley 1963).

    The order holds all activities, none before one that it waits for. A stretch is looked at from
    its end, so that of several periods that are too full only the last is met.
    """
    free, guard = tables.free.copy(), tables.guard
    lengths, needs, before, releases = tables.lengths, tables.needs, tables.before, tables.releases
    starts = [0] * len(order)
    for i in order:
        start = releases[i]
        for first, lag in before[i]:
            if starts[first] + lag > start:  # noqa: PLR1730 (max() takes twice as long)
                start = starts[first] + lag
        need = needs[i]
        if need:
            length = lengths[i]
            known, end = start, start + length
            at = end - 1
            while at >= known:
                if (free[at] - need) & guard == guard:
                    at -= 1
                else:
                    start = at + 1
                    known, end = end, start + length
                    at = end - 1
            for at in range(start, end):
                free[at] -= need
        starts[i] = start
    return starts


def late(  # noqa: C901 (one loop: it is where time goes)
    tables: Tables, order: Sequence[int], ends: Sequence[int]
) -> list[int] | None:
    """The start of each: in its turn, as late as its end, arcs and resources allow.

    The order holds all activities, none before one that waits for it. None where it would have to
    begin before time does, which can only be if the arcs are not plain.
    """
    free, guard = tables.free.copy(), tables.guard
    lengths, needs, after = tables.lengths, tables.needs, tables.after
    starts = [0] * len(order)
    for i in order:
        length = lengths[i]
        start = ends[i] - length
        for then, lag in after[i]:
            if starts[then] - lag < start:  # noqa: PLR1730 (min() takes twice as long)
                start = starts[then] - lag
        if start < 0:
            return None
        need = needs[i]
        if need:
            known, at = start + length, start
            while at < known:
                if (free[at] - need) & guard == guard:
                    at += 1
                else:
                    known, start = start, at - length
                    if start < 0:
                        return None
                    at = start
            for at in range(start, start + length):
                free[at] -= need
        starts[i] = start
    return starts


def parallel(tables: Tables, rank: Sequence[float]) -> list[int]:
    """The start of each: from moment to moment, the lowest rank that fits begins (Kelley 1963).

    No activity waits for one of lower rank that does not fit: a schedule without delay, which is
    often shorter, though none of these need be the shortest (Kolisch 1996).
    """
    free, lengths, needs = tables.free.copy(), tables.lengths, tables.needs
    earliest, waits = list(tables.releases), [len(row) for row in tables.before]
    starts = [0] * len(waits)
    comes = [(earliest[i], i) for i, count in enumerate(waits) if not count]
    heapify(comes)
    moments = [at for at in range(1, tables.changes) if free[at] != free[at - 1]]
    moments += sorted({at for at, _ in comes})
    heapify(moments)
    ready: list[tuple[float, int]] = []
    while comes or ready:
        now = heappop(moments)
        while comes and comes[0][0] <= now:
            i = heappop(comes)[1]
            insort(ready, (rank[i], i))
        for entry in tuple(ready):
            i = entry[1]
            if not _taken(free, needs[i], now, now + lengths[i], tables.guard):
                continue
            ready.remove(entry)
            starts[i] = now
            heappush(moments, now + lengths[i])
            for then, lag in tables.after[i]:
                earliest[then] = max(earliest[then], now + lag)
                waits[then] -= 1
                if not waits[then]:
                    heappush(comes, (earliest[then], then))
                    heappush(moments, earliest[then])
    return starts


def _taken(free: list[int], need: int, start: int, end: int, guard: int) -> bool:
    """Whether a demand fits, which is then taken off."""
    if not need:
        return True
    if any((left - need) & guard != guard for left in free[start:end]):
        return False
    for at in range(start, end):
        free[at] -= need
    return True
