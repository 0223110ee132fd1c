"""Rules: which activity first: the priorities that did best in comparisons (Kolisch 1996)."""

from collections.abc import Callable

from flowdef.plan.levelling.tables import Tables

Rank = list[float]  # by activity; the lowest goes first


def latest_finish(tables: Tables) -> Rank:
    """LFT: whoever has to end first (Davis and Patterson 1975)."""
    return [length - tail for length, tail in zip(tables.lengths, tables.tails, strict=True)]


def latest_start(tables: Tables) -> Rank:
    """LST: whoever has to begin first (Alvarez-Valdés and Tamarit 1989)."""
    return [-tail for tail in tables.tails]


def most_successors(tables: Tables) -> Rank:
    """MTS: whoever most others wait for, near or far (Alvarez-Valdés and Tamarit 1989)."""
    behind = [0] * len(tables.lengths)
    for i in reversed(tables.order):
        for then, _ in tables.after[i]:
            behind[i] |= behind[then] | 1 << then
    return [-found.bit_count() for found in behind]


def greatest_weight(tables: Tables) -> Rank:
    """GRPW: whoever is longest together with those that wait for it (Alvarez-Valdés, Tamarit)."""
    return [
        -length - sum(tables.lengths[then] for then, _ in row)
        for length, row in zip(tables.lengths, tables.after, strict=True)
    ]


def due_first(tables: Tables) -> Rank:
    """EDD: whoever is due first, itself or through those that wait for it (Jackson 1955)."""
    rank = latest_finish(tables)
    if not tables.dues:
        return rank
    far = max(map(int.__add__, tables.heads, tables.tails), default=0)
    due = [float(far)] * len(rank)
    for i, at in tables.dues:
        due[i] = min(due[i], at)
    for i in reversed(tables.order):
        for then, lag in tables.after[i]:
            begins = due[then] - tables.lengths[then]
            due[i] = min(due[i], begins - lag + tables.lengths[i])
    return due


RULES: tuple[Callable[[Tables], Rank], ...] = (
    due_first,
    latest_finish,
    latest_start,
    most_successors,
    greatest_weight,
)
