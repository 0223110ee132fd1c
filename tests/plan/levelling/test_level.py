"""Level: what it finds keeps all demands, and what it says of it is so."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowdef.plan.levelling.level import level
from flowdef.plan.levelling.problem import Arc, Levelled, Problem
from levelled_problems import best, faults, late, makespan, problems


@given(problems(), st.integers(0, 3), st.integers(1, 60))
def test_a_schedule_keeps_arcs_releases_and_capacities(
    problem: Problem, seed: int, budget: int
) -> None:
    found = level(problem, seed=seed, budget=budget)
    assert not faults(problem, found.starts)
    assert found.makespan == makespan(problem, found.starts)
    assert found.late == late(problem, found.starts)
    assert found.bound <= found.makespan
    assert found.least_late <= found.late
    assert found.passes <= budget


@settings(max_examples=40)
@given(problems(most=3, longest=2))
def test_bounds_are_never_above_what_can_be_and_optimal_means_that_nothing_is_better(
    problem: Problem,
) -> None:
    found = level(problem, budget=90)
    least_late, shortest = best(problem, found.makespan + 1)
    assert found.least_late <= least_late <= found.late
    assert found.bound <= shortest or found.late > least_late
    assert (found.late, found.makespan) == (least_late, shortest)


@given(problems(), st.integers(0, 3))
def test_the_same_seed_gives_the_same_schedule(problem: Problem, seed: int) -> None:
    assert level(problem, seed=seed, budget=40) == level(problem, seed=seed, budget=40)


@pytest.mark.parametrize(
    ("problem", "starts", "optimal"),
    [
        pytest.param(
            Problem(lengths=(), demands=(), capacities=()), (), True, id="nothing to be done"
        ),
        pytest.param(
            Problem(lengths=(2, 3), demands=((1,), (1,)), capacities=((1,),)),
            (0, 2),
            True,
            id="one hand does one after the other",
        ),
        pytest.param(
            Problem(lengths=(2, 3), demands=((1,), (1,)), capacities=((1,),), dues=(2, None)),
            (0, 2),
            True,
            id="whoever is due first begins",
        ),
        pytest.param(
            Problem(lengths=(2, 2), demands=((1,), (1,)), capacities=((0, 1, 1, 0, 1),)),
            (1, 4),
            True,
            id="nobody is there in the first period and in the fourth",
        ),
        pytest.param(
            Problem(lengths=(0, 1), demands=((0,), (1,)), capacities=((0, 1),), dues=(None, 99)),
            (0, 1),
            True,
            id="due long after all is done",
        ),
        pytest.param(
            Problem(lengths=(3, 1), demands=((), ()), capacities=(), arcs=(Arc(0, 1, 2),)),
            (0, 2),
            True,
            id="finish to finish: both end at once",
        ),
    ],
)
def test_small_problems(problem: Problem, starts: tuple[int, ...], optimal: bool) -> None:
    found = level(problem)
    assert found.starts == starts
    assert found.optimal == optimal


def test_what_no_bound_proves_is_searched_for_as_long_as_was_said() -> None:
    """Five in a ring, of which no two neighbours go together: two periods are not enough."""
    ring = range(5)
    problem = Problem(
        lengths=(1,) * 5,
        demands=tuple(tuple(int(i in {k, (k + 1) % 5}) for k in ring) for i in ring),
        capacities=((1,),) * 5,
        dues=(None, 3, None, None, 2),
    )
    found = level(problem, budget=200)
    assert not faults(problem, found.starts)
    assert (found.bound, found.makespan, found.late, found.optimal) == (2, 3, 0, False)
    assert 198 <= found.passes <= 200


def test_more_orders_come_than_can_live() -> None:
    chance = Random(0)  # noqa: S311 (a problem that is always the same)
    problem = Problem(
        lengths=tuple(chance.randint(1, 9) for _ in range(12)),
        demands=tuple((chance.randint(0, 4), chance.randint(0, 4)) for _ in range(12)),
        capacities=((6,), (6,)),
        arcs=tuple(Arc(i, j, 1) for j in range(12) for i in range(j) if chance.random() < 0.15),
    )
    found = level(problem, budget=400)
    assert not faults(problem, found.starts)
    assert not found.optimal
    assert found.bound < found.makespan <= level(problem, budget=1).makespan


def test_a_gap_is_told_in_parts_of_the_lower_bound() -> None:
    found = Levelled(starts=(0,), makespan=22, late=0, bound=20, least_late=0, passes=1)
    assert not found.optimal
    assert found.gap == pytest.approx(0.1)
    assert Levelled(starts=(), makespan=0, late=0, bound=0, least_late=0, passes=1).gap == 0
