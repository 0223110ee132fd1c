"""Small problems for levelling, and who checks a schedule: period by period, in a slow way."""

from collections.abc import Sequence
from itertools import product

from hypothesis import strategies as st

from flowdef.plan.levelling.problem import Arc, Problem


def capacity(row: Sequence[int], period: int) -> int:
    return row[min(period, len(row) - 1)]


def faults(problem: Problem, starts: Sequence[int]) -> list[str]:
    """What is wrong with a schedule."""
    ends = [start + length for start, length in zip(starts, problem.lengths, strict=True)]
    found = [
        f"{i} starts at {start}, released at {release}"
        for i, (start, release) in enumerate(
            zip(starts, problem.releases or [0] * len(starts), strict=True)
        )
        if start < release
    ]
    found += [
        f"{arc} is broken by {starts[arc.first]} and {starts[arc.then]}"
        for arc in problem.arcs
        if starts[arc.then] < starts[arc.first] + arc.lag
    ]
    for period in range(max(ends, default=0)):
        for resource, row in enumerate(problem.capacities):
            used = sum(
                demand[resource]
                for start, end, demand in zip(starts, ends, problem.demands, strict=True)
                if start <= period < end
            )
            if used > capacity(row, period):
                found.append(f"{used} of resource {resource} are used in {period}")
    return found


def late(problem: Problem, starts: Sequence[int]) -> int:
    dues = problem.dues or (None,) * len(starts)
    rows = zip(starts, problem.lengths, dues, strict=True)
    return sum(max(0, start + length - due) for start, length, due in rows if due is not None)


def makespan(problem: Problem, starts: Sequence[int]) -> int:
    return max((a + b for a, b in zip(starts, problem.lengths, strict=True)), default=0)


def best(problem: Problem, horizon: int) -> tuple[int, int]:
    """The least that any schedule is late by, and the shortest of those, by trying all."""
    return min(
        (late(problem, starts), makespan(problem, starts))
        for starts in product(range(horizon), repeat=len(problem.lengths))
        if not faults(problem, starts)
    )


@st.composite
def problems(draw: st.DrawFn, most: int = 8, longest: int = 4) -> Problem:
    """Arcs of all kinds of lag, capacities that change, releases and dues."""
    count = draw(st.integers(0, most))
    lengths = draw(st.lists(st.integers(0, longest), min_size=count, max_size=count))
    rows = draw(
        st.lists(st.tuples(st.lists(st.integers(0, 3), max_size=3), st.integers(1, 3)), max_size=2)
    )
    capacities = tuple((*row, last) for row, last in rows)
    demands = [tuple(draw(st.integers(0, row[-1])) for row in capacities) for _ in lengths]
    pairs = [(i, j) for j in range(count) for i in range(j)]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=count, unique=True)) if pairs else []
    arcs = tuple(
        Arc(i, j, draw(st.sampled_from((lengths[i], lengths[i] + 1, 0, lengths[i] - lengths[j]))))
        for i, j in chosen
    )
    dues = [draw(st.none() | st.integers(0, 9)) if draw(st.booleans()) else None for _ in lengths]
    return Problem(
        lengths=tuple(lengths),
        demands=tuple(demands),
        capacities=capacities,
        arcs=arcs,
        releases=tuple(draw(st.integers(0, 2)) for _ in lengths) if draw(st.booleans()) else (),
        dues=tuple(dues),
    )
