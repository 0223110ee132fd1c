"""Search: the best of many schedules, by a genetic algorithm over orders, within a budget."""

from collections.abc import Sequence
from math import factorial
from random import Random
from typing import NamedTuple, Protocol

Order = Sequence[int]  # all activities, none before one that it waits for

_LIVING = 30  # orders that live at once
_BLUR = 1.0  # how far chance moves an activity in the first orders, in parts of the whole length
_STRANGERS = 0.1  # of the later orders: blurred ones too, so that the living do not grow alike
_SWAPS = 0.1  # neighbours that a mutation swaps at most, as a part of the activities

_TRY = 3  # passes that one order takes at most
_FEW = 6  # activities that have so few orders that chance comes upon each of them soon
_OFTEN = 10  # times that it may come upon each of those


class Made(NamedTuple):
    """A schedule: what it costs (less is better), and when each activity starts and ends."""

    cost: int
    starts: Sequence[int]
    ends: Sequence[int]


class Maker(Protocol):
    """Makes schedules from orders. Each schedule that it makes is one pass."""

    @property
    def order(self) -> Order:
        """Some order."""
        ...

    @property
    def waits(self) -> Sequence[Sequence[int]]:
        """By activity, those that it waits for."""
        ...

    def ranks(self) -> Sequence[Sequence[float]]:
        """Priorities to begin with, the most trusted first; the lowest goes first."""
        ...

    def serial(self, order: Order) -> Made:
        """Each activity in its turn as early as can be."""
        ...

    def parallel(self, rank: Sequence[float]) -> Made | None:
        """From moment to moment whatever can begin; None where the maker has no such way."""
        ...

    def late(self, made: Made) -> Sequence[float] | None:
        """When each could start if all were done as late as can be; None where that fails."""
        ...


class Best(NamedTuple):
    """The best schedule of a search, and how many passes it took to stop."""

    made: Made
    passes: int


def search(maker: Maker, target: int, budget: int, seed: int) -> Best:
    """The best schedule of `budget` passes, or the first that costs no more than `target`.

    Of very few activities it is fewer passes: they have hardly any orders.

    Orders by good rules come first, then such that chance has blurred, then children of two, with
    two points of crossing (Hartmann 1998). Each is justified: pushed to the right, then to the left
    (Valls, Ballestín and Quintanilla 2005). The same seed gives the same schedule.
    """
    found = _Search(maker, Random(seed), target, budget)  # noqa: S311 (chance that can be repeated)
    for rank in maker.ranks():
        for attempt in (found.sparse, found.dense):
            if not found.ended:
                attempt(rank)
    for _ in range(_LIVING - len(found.living)):
        if not found.ended:
            found.sparse(found.blurred())
    while not found.ended:
        found.breed()
    return Best(found.best, found.passes)


def ordered(order: Order, waits: Sequence[Sequence[int]], rank: Sequence[float]) -> list[int]:
    """The order that a rank tells; whoever is waited for goes before all who wait for it."""
    rank = list(rank)
    for i in reversed(order):
        for first in waits[i]:
            if rank[first] > rank[i]:  # noqa: PLR1730 (min() takes twice as long)
                rank[first] = rank[i]
    return sorted(order, key=rank.__getitem__)


class _Search:
    """The orders that live, the best schedule, and what has been spent."""

    def __init__(self, maker: Maker, chance: Random, target: int, budget: int) -> None:
        self.maker = maker
        self.chance = chance.random
        self.target = target
        self.budget = budget
        if len(maker.order) <= _FEW:
            self.budget = min(budget, _TRY * _OFTEN * factorial(len(maker.order)))
        self.living: list[tuple[int, list[int]]] = []
        self.passes = 1
        self.best = maker.serial(self.ordered(maker.ranks()[0]))

    @property
    def ended(self) -> bool:
        return self.best.cost <= self.target or self.passes + _TRY > self.budget

    def ordered(self, rank: Sequence[float]) -> list[int]:
        return ordered(self.maker.order, self.maker.waits, rank)

    def sparse(self, rank: Sequence[float]) -> None:
        """Make a schedule by a rank in which each activity begins as early as can be."""
        self.take(self.maker.serial(self.ordered(rank)))

    def dense(self, rank: Sequence[float]) -> None:
        """Make one in which no activity waits for another that could begin."""
        made = self.maker.parallel(rank)
        if made:
            self.take(made)

    def take(self, made: Made) -> None:
        """Justify a schedule, keep it if it is the best, and let its order live if it may."""
        self.passes += 1
        late = self.maker.late(made)
        if late is not None:
            made = min(made, self.maker.serial(self.ordered(late)), key=_cost)
            self.passes += 2
        self.best = min(made, self.best, key=_cost)
        self._settle(made.cost, self.ordered(made.starts))

    def breed(self) -> None:
        """Make a schedule by a child of two that live, or now and then by a stranger."""
        if self.chance() < _STRANGERS:
            self.sparse(self.blurred())
        else:
            self.take(self.maker.serial(self.child()))

    def blurred(self) -> list[float]:
        """The first rank, in which chance moves each activity a bit."""
        rank = self.maker.ranks()[0]
        width = _BLUR * (max(self.best.ends) - min(self.best.starts))
        return [at + width * self.chance() for at in rank]

    def child(self) -> list[int]:
        """The head and tail of one order, between them what comes first of the rest in another."""
        mother, father = self._parent(), self._parent()
        begin, end = sorted((self._any(len(mother)), self._any(len(mother))))
        child = mother[:begin]
        taken = set(child)
        child += [i for i in father if i not in taken][: end - begin]
        taken = set(child)
        child += [i for i in mother if i not in taken]
        if len(child) > 1:
            for _ in range(1 + int(self.chance() * _SWAPS * len(child))):
                self._swap(child)
        return child

    def _settle(self, cost: int, order: list[int]) -> None:
        """It lives where there is room, or in place of the worst; but none lives twice."""
        living = (cost, order)
        if living in self.living:
            return
        if len(self.living) < _LIVING:
            self.living.append(living)
            return
        costs = [each for each, _ in self.living]
        worst = max(costs)
        if cost <= worst:
            self.living[costs.index(worst)] = living

    def _parent(self) -> list[int]:
        """The better of two."""
        one, other = (self.living[self._any(len(self.living))] for _ in "12")
        return one[1] if one[0] <= other[0] else other[1]

    def _swap(self, order: list[int]) -> None:
        at = self._any(len(order) - 1)
        first, then = order[at], order[at + 1]
        if first not in self.maker.waits[then]:
            order[at], order[at + 1] = then, first

    def _any(self, count: int) -> int:
        return int(self.chance() * count)


def _cost(made: Made) -> int:
    return made.cost
