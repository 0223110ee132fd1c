"""Tables: a problem as hot loops read it: packed resources, neighbours, an order, heads, tails."""

from collections.abc import Sequence
from itertools import accumulate
from operator import add, lshift

from flowdef.plan.levelling.problem import Arc, Problem

Neighbours = list[list[tuple[int, int]]]  # by activity: the other, and the lag between the starts


class Tables:
    """All that is worth keeping and depends on the problem alone.

    What is free in a period is one integer: each resource has a lane of bits with a bit of guard
    above it. Once a demand is taken off, a guard that is gone tells that its resource was short.

    `heads` are the earliest starts, `tails` the time from a start to the end of all, by arcs alone.
    """

    __slots__ = (
        "after",
        "before",
        "changes",
        "dues",
        "free",
        "guard",
        "heads",
        "lengths",
        "needs",
        "offsets",
        "order",
        "problem",
        "releases",
        "tails",
    )

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.lengths = lengths = problem.lengths
        self.releases = problem.releases or (0,) * len(lengths)
        self.dues = [(i, due) for i, due in enumerate(problem.dues) if due is not None]
        arcs = _tightest(problem.arcs)
        self.before: Neighbours = [[] for _ in lengths]
        self.after: Neighbours = [[] for _ in lengths]
        for first, then, lag in arcs:
            self.before[then].append((first, lag))
            self.after[first].append((then, lag))
        self.order = _topological(self)
        self.heads = _heads(self)
        self.tails = _tails(self)
        self.changes = max(map(len, problem.capacities), default=1)
        *self.offsets, end = _offsets(problem)
        self.guard = sum(1 << at - 1 for at in (*self.offsets[1:], end)) if end else 0
        self.needs = [sum(map(lshift, row, self.offsets)) for row in problem.demands]
        self.free = _free(self, _horizon(self))

    def makespan(self, starts: Sequence[int]) -> int:
        """When the last activity ends."""
        return max(map(add, starts, self.lengths), default=0)

    def late(self, starts: Sequence[int]) -> int:
        """Periods by which activities end after they are due, in sum."""
        return sum(max(0, starts[i] + self.lengths[i] - due) for i, due in self.dues)


def _tightest(arcs: Sequence[Arc]) -> list[Arc]:
    """Of arcs between the same two activities, the one that says most."""
    found: dict[tuple[int, int], int] = {}
    for first, then, lag in arcs:
        found[first, then] = max(lag, found.get((first, then), lag))
    return [Arc(first, then, lag) for (first, then), lag in found.items()]


def _topological(tables: Tables) -> list[int]:
    """Kahn's order."""
    waits = [len(row) for row in tables.before]
    order = [i for i, count in enumerate(waits) if not count]
    for i in order:
        for then, _ in tables.after[i]:
            waits[then] -= 1
            if not waits[then]:
                order.append(then)
    return order


def _heads(tables: Tables) -> list[int]:
    heads = list(tables.releases)
    for i in tables.order:
        for first, lag in tables.before[i]:
            heads[i] = max(heads[i], heads[first] + lag)
    return heads


def _tails(tables: Tables) -> list[int]:
    tails = list(tables.lengths)
    for i in reversed(tables.order):
        for then, lag in tables.after[i]:
            tails[i] = max(tails[i], tails[then] + lag)
    return tails


def _horizon(tables: Tables) -> int:
    """No pass looks further: one after the other, after every change, release and lag."""
    lags = sum(max((0, *(lag for _, lag in row))) for row in tables.after)
    return tables.changes + max(tables.releases, default=0) + sum(tables.lengths) + lags + 1


def _offsets(problem: Problem) -> list[int]:
    """Where the lane of each resource begins, and behind them where the last one ends."""
    widths = (max(capacity).bit_length() + 1 for capacity in problem.capacities)
    return list(accumulate(widths, initial=0))


def _free(tables: Tables, horizon: int) -> list[int]:
    """What is there in each period, with all guards."""
    rows = zip(tables.offsets, tables.problem.capacities, strict=True)
    free = [tables.guard] * tables.changes
    for at, row in rows:
        for period in range(tables.changes):
            free[period] += row[min(period, len(row) - 1)] << at
    return free + free[-1:] * (horizon - len(free))
