"""Level: a short schedule of activities that share resources, and how much shorter one could be."""

from collections.abc import Sequence
from operator import add

from flowdef.plan.levelling.bounds import least_late, lower_bound
from flowdef.plan.levelling.generation import late, parallel, serial
from flowdef.plan.levelling.problem import Levelled, Problem
from flowdef.plan.levelling.rules import RULES
from flowdef.plan.levelling.search import Made, Order, ordered, search
from flowdef.plan.levelling.tables import Tables

BUDGET = 1000  # passes


def level(problem: Problem, *, budget: int = BUDGET, seed: int = 0) -> Levelled:
    """The best schedule of so many passes: first the least late, then the shortest.

    The same seed gives the same schedule. It stops where no schedule can be better.
    """
    maker = _Maker(Tables(problem))
    bound, least = lower_bound(maker.tables), least_late(maker.tables)
    found = search(maker, maker.cost(least, bound), budget, seed)
    starts = found.made.starts
    return Levelled(
        starts=tuple(starts),
        makespan=maker.tables.makespan(starts),
        late=maker.tables.late(starts),
        bound=bound,
        least_late=least,
        passes=found.passes,
    )


class _Maker:
    """Schedules of a problem; a period of being late weighs more than any length."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.order = tables.order
        self.waits = [[first for first, _ in row] for row in tables.before]
        self._ranks = [rule(tables) for rule in RULES]
        self._backwards = tables.order[::-1]
        self._followers = [[then for then, _ in row] for row in tables.after]

    def cost(self, late: int, makespan: int) -> int:
        return late * len(self.tables.free) + makespan

    def ranks(self) -> list[list[float]]:
        return self._ranks

    def serial(self, order: Order) -> Made:
        return self._made(serial(self.tables, order))

    def parallel(self, rank: Sequence[float]) -> Made:
        return self._made(parallel(self.tables, rank))

    def late(self, made: Made) -> list[int] | None:
        tables, end = self.tables, max(made.ends, default=0)
        ends = [end] * len(made.ends)
        for i, due in tables.dues:
            ends[i] = min(end, max(due, made.ends[i]))
        last_first = [-each for each in made.ends]
        return late(tables, ordered(self._backwards, self._followers, last_first), ends)

    def _made(self, starts: list[int]) -> Made:
        ends = list(map(add, starts, self.tables.lengths))
        cost = max(ends, default=0)
        if self.tables.dues:
            cost = self.cost(self.tables.late(starts), cost)
        return Made(cost, starts, ends)
