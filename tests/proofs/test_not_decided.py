"""Where 'not decided' begins: the size from which on a hard question is left open, and no sooner.

The guide to proofs tells these figures.
"""

from collections.abc import Callable

import pytest

from flowdef.model.organization import Calendar
from flowdef.model.process import Process
from flowdef.paths.search import Undecided
from flowdef.proofs.lead import lead_times
from flowdef.proofs.staffing_left import nobody_left
from flowdef.proofs.staffing_people import People
from flowdef.run.roster import roster_of
from proofs.compared_courses import courses_of
from proofs.compared_times import exact
from proofs.growing_processes import (
    crowded,
    in_a_row,
    one_round_short,
    pairwise_different,
    sent_back_aside,
    summed,
)
from proofs.small_staffings import DAY

pytestmark = pytest.mark.unmeasured


@pytest.mark.parametrize(
    ("family", "begins", "cases"),
    [
        pytest.param(pairwise_different, 7, 279_936, id="seven choices of six values all differ"),
        pytest.param(in_a_row, 11, 11**11, id="eleven numbers, each above the one before"),
        pytest.param(summed, 2, 49, id="two numbers added up"),
        pytest.param(one_round_short, 9, 20_000, id="nine answers of one field, in eight rounds"),
    ],
)
def test_what_is_left_open_of_runs(
    family: Callable[[int], Process], begins: int, cases: int
) -> None:
    for size in range(2, begins):
        process = family(size)
        assert courses_of(process).run_where(_last(process)) is None
    process = family(begins)
    found = courses_of(process).run_where(_last(process))
    assert isinstance(found, Undecided)
    assert found.size == cases


def test_what_is_left_open_of_people() -> None:
    """Six people, of whom five steps bar at most five."""
    found = {}
    for size in range(1, 6):
        case = crowded(size)
        people = People(courses_of(case.process), roster_of(case.organization), DAY)
        found[size] = nobody_left(people, case.process.steps[-1])
    assert [size for size, each in found.items() if each is not None] == [5]
    assert isinstance(found[5], Undecided)
    assert found[5].size == 6**5


def test_what_is_left_open_of_times() -> None:
    """Eight checks beside each other, each of which sends back twice; between bounds even then."""
    slowest = {}
    for size in range(1, 9):
        lead = lead_times(courses_of(sent_back_aside(size)), Calendar(), lambda _: None)
        assert lead is not None
        assert exact(lead.fastest)
        slowest[size] = lead.slowest
    assert [size for size, edge in slowest.items() if not exact(edge)] == [8]
    assert (slowest[8].least, slowest[8].most) == (18 * 3600, 24 * 3600)


def _last(process: Process) -> tuple[str, ...]:
    """The steps that have a condition."""
    return tuple(step.id for step in process.steps if step.when)
