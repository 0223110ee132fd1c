"""Covering: runs of which none can be left out, chosen from many by the branches they take."""

from collections.abc import Mapping, Sequence

from flowdef.scenarios.branches import Branch

Taken = Sequence[frozenset[Branch]]  # by each candidate run
MOST_LOOKS = 20_000


def covering(taken: Taken, at_least: int = 0) -> tuple[tuple[int, ...], bool]:
    """The fewest runs that together take all that any takes, and whether that is proved.

    The method: branch and bound, by the branch that the fewest runs take; the bound is how many
    of the largest runs what is left takes at least. `at_least` is known to be needed.
    """
    every = frozenset[Branch]().union(*taken)
    best = _greedy(taken, every)
    left = [MOST_LOOKS]
    by_branch = {
        branch: [at for at in _largest_first(taken) if branch in taken[at]] for branch in every
    }

    def search(chosen: tuple[int, ...], missing: frozenset[Branch]) -> None:
        nonlocal best
        left[0] -= 1
        if left[0] < 0 or len(best) <= at_least:
            return
        if not missing:
            best = min(best, chosen, key=len)
            return
        most = max(len(missing & each) for each in taken)
        if len(chosen) - (-len(missing) // most) >= len(best):
            return
        for at in by_branch[_rarest(missing, by_branch)]:
            search((*chosen, at), missing - taken[at])

    search((), every)
    kept = tuple(best[at] for at in needed([taken[each] for each in best]))
    return tuple(sorted(kept)), left[0] >= 0 or len(best) <= at_least


def needed(taken: Taken) -> tuple[int, ...]:
    """The runs without those that add nothing to the others; the first ones stay."""
    kept = list(range(len(taken)))
    for at in reversed(range(len(taken))):
        others = frozenset[Branch]().union(*(taken[each] for each in kept if each != at))
        if taken[at] <= others:
            kept.remove(at)
    return tuple(kept)


def _greedy(taken: Taken, every: frozenset[Branch]) -> tuple[int, ...]:
    chosen: list[int] = []
    missing = every
    while missing:
        chosen.append(max(range(len(taken)), key=lambda at: (len(missing & taken[at]), -at)))
        missing -= taken[chosen[-1]]
    return tuple(chosen[at] for at in needed([taken[each] for each in chosen]))


def _largest_first(taken: Taken) -> list[int]:
    return sorted(range(len(taken)), key=lambda at: (-len(taken[at]), at))


def _rarest(missing: frozenset[Branch], by_branch: Mapping[Branch, list[int]]) -> Branch:
    return min(missing, key=lambda branch: (len(by_branch[branch]), branch))
