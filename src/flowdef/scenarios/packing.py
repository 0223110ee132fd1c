"""Packing: branches put together into runs, and how many runs they need at least."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from flowdef.scenarios.branches import OPEN, Branch
from flowdef.scenarios.course import Chosen
from flowdef.scenarios.ways import TooMany, Ways

MOST_PLACES = 5_000  # looked at in search of branches that exclude each other
MOST_LOOKS = 60_000  # at ways; the samples need up to a third of it

Clashes = Mapping[Branch, frozenset[Branch]]


class Bin(Struct, frozen=True):
    """Branches that one run takes, and the answers by which it does."""

    branches: tuple[Branch, ...]
    chosen: Chosen


class Runs:
    """Which branches are taken together by runs that were played."""

    def __init__(self, play: Callable[[Chosen], frozenset[Branch]]) -> None:
        """`play` says what a run of such answers takes."""
        self._play = play
        self._beside: dict[Branch, set[Branch]] = {}

    def add(self, chosen: Chosen) -> None:
        """Play a run."""
        taken = self._play(chosen)
        for branch in taken:
            self._beside.setdefault(branch, set()).update(taken)

    def take_both(self, one: Branch, other: Branch) -> bool:
        """Whether a run took both."""
        return other in self._beside.get(one, ())


def clashes(ways: Ways, branches: Sequence[Branch], runs: Runs) -> Clashes:
    """For each branch the others that no run takes along with it.

    Of two that rest on different things nothing needs to be tried, nor of two that a run took.
    What so many looks leave open is taken to go together: then more runs are looked at in vain.
    """
    worn = ways.looks + MOST_LOOKS
    cones = {branch: ways.levers.cone(branch) for branch in branches}
    found: dict[Branch, set[Branch]] = {branch: set() for branch in branches}
    for at, one in enumerate(branches):
        for other in branches[:at]:
            meet = not cones[one].isdisjoint(cones[other])
            open_ = meet and ways.looks < worn
            if ways.exclude(one, other) or (open_ and not _together(ways, one, other, runs)):
                found[one].add(other)
                found[other].add(one)
    return {branch: frozenset(others) for branch, others in found.items()}


def apart(known: Clashes) -> tuple[Branch, ...]:
    """Many branches of which each clashes with every other: each needs a run of its own.

    The method: Bron and Kerbosch's search for cliques, the likeliest first, and only so far.
    """
    best: list[Branch] = []
    left = [MOST_PLACES]

    def search(clique: list[Branch], rest: Sequence[Branch]) -> None:
        nonlocal best
        if len(clique) > len(best):
            best = [*clique]
        for at, branch in enumerate(rest):
            left[0] -= 1
            if left[0] < 0 or len(clique) + len(rest) - at <= len(best):
                return
            search([*clique, branch], [each for each in rest[at + 1 :] if each in known[branch]])

    search([], in_turn(known))
    return tuple(best)


def in_turn(known: Clashes) -> list[Branch]:
    """The branches in the order in which they are placed: those that clash most come first."""
    order = {branch: at for at, branch in enumerate(known)}
    return sorted(known, key=lambda branch: (-len(known[branch]), order[branch]))


def packed(ways: Ways, known: Clashes, seeds: Iterable[Branch]) -> list[Bin]:
    """The branches in few runs: each where it fits best, the seeds in runs of their own.

    What so many looks have not placed comes into runs of its own.
    """
    worn = ways.looks + MOST_LOOKS
    bins = [Bin((seed,), ways.find((seed,)) or {}) for seed in seeds]
    placed = {branch for each in bins for branch in each.branches}
    for branch in in_turn(known):
        if branch not in placed:
            _place(ways, known, branch, bins, 0 if ways.looks < worn else len(bins))
    return bins


def _place(ways: Ways, known: Clashes, branch: Branch, bins: list[Bin], first: int) -> None:
    for place in range(first, len(bins) + 1):
        try:
            grown = _grown(ways, known, branch, bins, place)
        except TooMany:
            continue
        if grown is not None:
            bins[:] = grown
            return


def _grown(
    ways: Ways, known: Clashes, branch: Branch, bins: list[Bin], place: int
) -> list[Bin] | None:
    """The runs with a branch in one of them, or in a new one; None where it does not fit."""
    if place == len(bins):
        chosen = ways.find((branch,))
        return None if chosen is None else [*bins, Bin((branch,), chosen)]
    old = bins[place]
    if not known[branch].isdisjoint(old.branches):
        return None
    both = (*old.branches, branch)
    chosen = ways.find_more(both, old.chosen)
    if chosen is None:
        return None
    return [*bins[:place], Bin(both, chosen), *bins[place + 1 :]]


def _together(ways: Ways, one: Branch, other: Branch, runs: Runs) -> bool:
    if runs.take_both(one, other):
        return True
    try:
        if ways.loose and OPEN in (one, other):
            beside = other if one == OPEN else one
            return any(ways.find((end, beside)) for end in ways.open_beside(beside))
        chosen = ways.find((one, other))
    except TooMany:
        return True
    if chosen is not None and not ways.loose:
        runs.add(chosen)
    return chosen is not None
