"""Lead times as they are proved, against every run of small processes by a clock."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import count, islice

import pytest
from msgspec.structs import replace

from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Approval, Process, Step, Wait
from proofs.brute_force import TooMany
from proofs.brute_force_times import Times, times
from proofs.cases import PARTS
from proofs.compared_times import compared, hours, seconds_of, timed_process
from proofs.processes_by_heart import BACK, aside, required
from proofs.typed_processes import defined
from run.small_processes import each_step, shaped, with_conditions, with_deeds, with_needs

pytestmark = pytest.mark.unmeasured

DAY = Field(name="day", type=FieldType.DATE, min="2026-06-01", max="2026-06-02", required=True)
BESIDE = ((None,), (None, (), ("b",)))


def meanwhile() -> Process:
    """a waits until a day that b records beside it."""

    def change(step: Step) -> Step:
        match step.id:
            case "a":
                return replace(step, deed=Wait(until="day"), collect=(), duration=None)
            case "b":
                return replace(step, collect=(DAY,))
            case _:
                return step

    return each_step(with_needs(shaped(3, ()), *BESIDE), change)


def helped() -> Process:
    """b cannot be decided as long as a leaves x_a out; d, beside it, sends back to a."""
    process = with_needs(shaped(4, ()), (None,), (None, ("a",), ("b", "d"), ("a",)))
    return with_conditions(with_deeds(process, {"d": BACK}), {"b": "x_a", "c": "not x_b"})


@pytest.mark.parametrize(
    "process",
    [
        pytest.param(shaped(3, ()), id="one after the other"),
        pytest.param(aside(), id="left aside by rework"),
        pytest.param(
            with_deeds(required(shaped(3, ())), {"c": Approval(role="boss", on_reject="b")}),
            id="sent back, as often as it may be",
        ),
        pytest.param(meanwhile(), id="a wait goes on as soon as its day is recorded"),
        pytest.param(helped(), id="what cannot be decided can be after rework"),
    ],
)
def test_lead_times_of_processes_by_heart(process: Process) -> None:
    timed = hours(process, {"a": 1, "b": 2, "c": 4, "d": 8})
    result = compared(timed, _times(timed, 10_000))
    assert not result.found, result.found


def test_lead_times_of_five_hundred_processes() -> None:
    _assert_agreed(islice(_cases(0, steps=5, most=200), 500))


@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_lead_times_of_twenty_thousand_processes(part: int) -> None:
    found = _cases((part + 1) * 1_000_000, steps=5, most=3_000)
    _assert_agreed(islice(found, 20_000 // len(PARTS)))


def _cases(first: int, steps: int, most: int) -> Iterator[tuple[Process, Times]]:
    for seed in count(first):
        process = timed_process(seed, 2 + seed % (steps - 1))
        with suppress(TooMany):
            yield process, _times(process, most)


def _times(process: Process, most: int) -> Times:
    return times(process, defined(process), seconds_of(process), most)


def _assert_agreed(found: Iterator[tuple[Process, Times]]) -> None:
    asked = undecided = 0
    for process, every in found:
        result = compared(process, every)
        assert not result.found, result.found
        asked += result.asked
        undecided += result.undecided
    assert asked
    assert not undecided
