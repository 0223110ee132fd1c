"""Bounds: each of them is the one that tells, for some problem."""

import pytest

from flowdef.plan.levelling.bounds import lower_bound
from flowdef.plan.levelling.problem import Arc, Problem
from flowdef.plan.levelling.tables import Tables


@pytest.mark.parametrize(
    ("problem", "bound"),
    [
        pytest.param(
            Problem(lengths=(2, 3), demands=((), ()), capacities=(), arcs=(Arc(0, 1, 3),)),
            6,
            id="the critical path, with its lag",
        ),
        pytest.param(
            Problem(lengths=(3,) * 3, demands=((1,),) * 3, capacities=((2,),)),
            5,
            id="nine units of work for two hands",
        ),
        pytest.param(
            Problem(
                lengths=(1, 3, 3, 3, 2),
                demands=((0,), (1,), (1,), (1,), (0,)),
                capacities=((2,),),
                arcs=(*(Arc(0, i, 1) for i in (1, 2, 3)), *(Arc(i, 4, 3) for i in (1, 2, 3))),
            ),
            8,
            id="the same between what comes before and after",
        ),
        pytest.param(
            Problem(lengths=(2, 2), demands=((1,), (1,)), capacities=((0, 1, 1, 0, 1),)),
            6,
            id="a hand that is away in some periods",
        ),
        pytest.param(
            Problem(lengths=(3,) * 3, demands=((2,),) * 3, capacities=((3,),)),
            9,
            id="no two of them at once, though a hand is free",
        ),
    ],
)
def test_the_bound_that_tells(problem: Problem, bound: int) -> None:
    assert lower_bound(Tables(problem)) == bound
