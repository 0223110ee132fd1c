"""Generation: each way of making a schedule keeps all demands."""

from hypothesis import given
from hypothesis import strategies as st

from flowdef.plan.levelling.generation import late, parallel, serial
from flowdef.plan.levelling.problem import Arc, Problem
from flowdef.plan.levelling.search import ordered
from flowdef.plan.levelling.tables import Tables
from levelled_problems import faults, problems

WORK = Problem(
    lengths=(3, 1, 1),
    demands=((2,), (1,), (2,)),
    capacities=((2,),),
    arcs=(Arc(1, 2, 1),),
)


@given(problems(), st.data())
def test_serial_and_parallel_schedules_keep_all_demands(
    problem: Problem, data: st.DataObject
) -> None:
    tables = Tables(problem)
    rank = [data.draw(st.integers(0, 5)) for _ in problem.lengths]
    waits = [[first for first, _ in row] for row in tables.before]
    assert not faults(problem, serial(tables, ordered(tables.order, waits, rank)))
    assert not faults(problem, parallel(tables, rank))


def test_serial_puts_an_activity_into_a_hole_that_is_left() -> None:
    assert serial(Tables(WORK), [0, 1, 2]) == [0, 3, 4]
    assert serial(Tables(WORK), [1, 0, 2]) == [1, 0, 4]
    assert serial(Tables(WORK), [1, 2, 0]) == [2, 0, 1]


def test_parallel_does_not_wait_for_one_that_does_not_fit() -> None:
    assert parallel(Tables(WORK), [1, 0, 2]) == [1, 0, 4]


def test_late_pushes_all_to_the_end() -> None:
    assert late(Tables(WORK), [2, 1, 0], [6, 6, 6]) == [1, 4, 5]


def test_late_gives_up_where_it_would_begin_before_time_does() -> None:
    tables = Tables(WORK)
    assert late(tables, [2, 1, 0], [4, 4, 4]) is None
    assert late(tables, [2, 1, 0], [2, 2, 2]) is None
