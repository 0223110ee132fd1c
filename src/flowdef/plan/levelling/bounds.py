"""Bounds: how short a schedule could be at best: by arcs, by what resources carry, by cliques."""

from bisect import bisect_left
from itertools import accumulate

from flowdef.plan.levelling.tables import Tables

_BEGINNINGS = 16  # of cliques; more of them cost more than they find


def lower_bound(tables: Tables) -> int:
    """No schedule is shorter: the greatest of three bounds (Klein and Scholl 1999)."""
    critical = max((h + t for h, t in zip(tables.heads, tables.tails, strict=True)), default=0)
    return max(critical, _carried(tables, critical), _apart(tables))


def least_late(tables: Tables) -> int:
    """No schedule is late by less: what arcs alone make late."""
    return tables.late(tables.heads)


def _carried(tables: Tables, critical: int) -> int:
    """What must be done between some head and some tail, against what is there to do it."""
    best = critical
    for resource, capacity in enumerate(tables.problem.capacities):
        rows = []
        for i, length in enumerate(tables.lengths):
            energy = length * tables.problem.demands[i][resource]
            if energy:
                rows.append((tables.tails[i] - length, tables.heads[i], energy))
        rows.sort(reverse=True)
        sums, peak, changes = [0, *accumulate(capacity)], max(capacity), len(capacity) > 1
        for begin in {head for _, head, _ in rows}:
            energy = 0
            for tail, head, more in rows:
                if head < begin:
                    continue
                energy += more
                if changes or begin + tail + energy / peak > best:
                    best = max(best, _reached(capacity, sums, begin, energy) + tail)
    return best


def _reached(capacity: tuple[int, ...], sums: list[int], begin: int, energy: int) -> int:
    """The first period by which so much can have been done from a beginning on."""
    last = len(capacity)
    target = sums[min(begin, last)] + max(0, begin - last) * capacity[-1] + energy
    if target <= sums[-1]:
        return bisect_left(sums, target)
    return last + -(-(target - sums[-1]) // capacity[-1])


def _apart(tables: Tables) -> int:
    """The length of activities of which no two can go on at once (LB3, weighted).

    Whatever could go on beside one of them is shortened by it before it is counted itself.
    """
    beside = _beside(tables)
    order = sorted(tables.order, key=lambda i: (len(beside[i]), -tables.lengths[i]))
    best = 0
    for begin in range(min(_BEGINNINGS, len(order))):
        left, total = list(tables.lengths), 0
        for i in (*order[begin:], *order[:begin]):
            length = left[i]
            if length:
                total += length
                for other in beside[i]:
                    left[other] -= min(length, left[other])
        best = max(best, total)
    return best


def _beside(tables: Tables) -> list[list[int]]:
    """With which others each activity could go on at once."""
    guard, needs = tables.guard, tables.needs
    peak = guard
    for at, capacity in zip(tables.offsets, tables.problem.capacities, strict=True):
        peak += max(capacity) << at
    behind = [0] * len(needs)
    for i in reversed(tables.order):
        for then, lag in tables.after[i]:
            if lag >= tables.lengths[i]:
                behind[i] |= behind[then] | 1 << then
    found: list[list[int]] = [[] for _ in needs]
    for at, i in enumerate(tables.order):
        left = peak - needs[i]
        for other in tables.order[at + 1 :]:
            if (left - needs[other]) & guard == guard and not behind[i] >> other & 1:
                found[i].append(other)
                found[other].append(i)
    return found
