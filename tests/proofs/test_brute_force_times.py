"""The brute force over times, on processes that one can reckon in one's head."""

import pytest
from msgspec.structs import replace

from flowdef.model.process import Approval, Process
from proofs.brute_force import TooMany
from proofs.brute_force_times import Times, times
from proofs.processes_by_heart import aside, required
from proofs.typed_processes import defined
from run.small_processes import shaped, with_conditions, with_deeds, with_needs

HOURS = {"a": 1, "b": 2, "c": 4, "d": 8}
LINE = required(shaped(3, ()))


def timed(process: Process, most: int = 10_000) -> Times:
    process = replace(process, always=True)
    return times(process, defined(process), {k: v * 3600 for k, v in HOURS.items()}, most)


@pytest.mark.parametrize(
    ("process", "fastest", "slowest"),
    [
        pytest.param(LINE, 7, 7, id="one after the other"),
        pytest.param(with_needs(LINE, (None,), (None, (), ())), 4, 4, id="side by side"),
        pytest.param(with_conditions(LINE, {"b": "x_a"}), 5, 7, id="one left out"),
        pytest.param(
            with_conditions(LINE, {"b": "x_a", "c": "not x_a"}), 3, 5, id="one or the other"
        ),
        pytest.param(
            with_deeds(LINE, {"c": Approval(role="boss", on_reject="b", rounds=3)}),
            7,
            19,
            id="rejected twice, for the third time would end nothing",
        ),
        pytest.param(
            with_deeds(LINE, {"c": Approval(role="boss")}), 7, 7, id="rejected is not done"
        ),
        pytest.param(aside(), 5, 18, id="what stays aside is done by another answer"),
    ],
)
def test_the_fastest_and_the_slowest_run(process: Process, fastest: int, slowest: int) -> None:
    found = timed(process)
    assert found.fastest is not None
    assert found.slowest is not None
    assert (found.fastest[0], found.slowest[0]) == (fastest * 3600, slowest * 3600)


def test_a_process_that_no_run_ends_has_no_time() -> None:
    stuck = with_conditions(LINE, {"a": "go and not go", "b": "x_a"})
    assert timed(stuck).fastest is None


def test_more_points_than_wanted_are_not_walked() -> None:
    with pytest.raises(TooMany):
        timed(aside(), most=2)
