"""The decider against the oracle: the same steps done and skipped, and never a deadlock."""

from collections.abc import Iterator
from itertools import count, islice

import pytest

from flowdef.model.process import Approval, Process
from flowdef.run.refusal import Refused
from run.comparison import count_runs, difference, disagreement, disagreement_on_a_walk
from run.decider_adapter import DeciderRun, started
from run.oracle import begin
from run.oracle_answers import Act, permits
from run.oracle_conditions import Values
from run.oracle_stories import STORIES
from run.random_processes import random_process
from run.small_processes import all_processes, shaped, with_conditions, with_deeds

pytestmark = pytest.mark.unmeasured

PARTS = range(16)  # the long run in parts, for as many processors as there are


@pytest.mark.parametrize(
    ("steps", "extras"),
    [
        pytest.param(1, 2, id="of one step, with everything"),
        pytest.param(2, 2, id="of two steps, with up to two extras"),
        pytest.param(2, 6, id="of two steps, with everything", marks=pytest.mark.long),
    ],
)
def test_all_processes(steps: int, extras: int) -> None:
    _assert_agreed(all_processes(steps, extras))


@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_all_processes_of_three_steps_with_up_to_three_extras(part: int) -> None:
    _assert_agreed(all_processes(3, 3, part, len(PARTS)))


def test_five_hundred_random_processes_of_four_and_five_steps() -> None:
    _assert_agreed(islice(_random_processes(0, most=400), 500))


@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_twenty_thousand_random_processes_of_four_and_five_steps(part: int) -> None:
    processes = _random_processes((part + 1) * 1_000_000, most=3_000)
    _assert_agreed(islice(processes, 20_000 // len(PARTS)))


@pytest.mark.parametrize(
    "seeds",
    [
        pytest.param(range(400), id="some"),
        pytest.param(range(400, 40_000), id="many", marks=pytest.mark.long),
    ],
)
def test_walks_of_any_commands_take_and_refuse_the_same(seeds: range) -> None:
    for seed in seeds:
        found = disagreement_on_a_walk(random_process(seed, 2 + seed % 4), seed)
        assert not found, found


@pytest.mark.parametrize(("process", "given", "acts", "statuses", "end"), STORIES)
def test_stories(
    process: Process, given: Values, acts: list[Act], statuses: str | None, end: str
) -> None:
    run: DeciderRun | Refused = started(process, given)
    for act in acts:
        assert isinstance(run, DeciderRun)
        before, run = run, run.perform(act)
    if statuses is None:
        assert isinstance(run, Refused)
        assert before.end == end
        return
    assert isinstance(run, DeciderRun)
    assert " ".join(run.statuses.values()) == statuses.replace("exhausted", "blocked")
    assert run.end == end


def test_a_difference_is_told() -> None:
    """The comparison itself: two runs that stand elsewhere are not called alike."""
    process = with_conditions(shaped(2, ()), {"b": "go"})
    oracle, decider = begin(process, {}), started(process, {"go": True})
    assert difference(oracle, started(process, {})) == ""
    assert "values: the oracle says {}, the decider {'go': True}" in difference(oracle, decider)
    oracle.cancel()
    assert "end: the oracle says cancelled" in difference(oracle, decider)


def test_all_answers_of_a_process_are_counted() -> None:
    process = with_deeds(shaped(1, ()), {"a": Approval(role="boss")})
    assert count_runs(process, most=100) == 3
    assert count_runs(process, most=1) == 2


def test_what_a_run_permits() -> None:
    run = begin(shaped(2, ()), {})
    assert permits(run, Act("take", "a"))
    assert not permits(run, Act("take", "b"))
    assert not permits(run, Act("correct", values={"x_a": True}))
    assert permits(run, Act("correct", values={"go": True}))


def _assert_agreed(processes: Iterator[Process]) -> None:
    compared = 0
    for process in processes:
        found = disagreement(process)
        assert not found, found
        compared += 1
    assert compared


def _random_processes(first: int, most: int) -> Iterator[Process]:
    """From a seed on, those whose answers lead through at most so many states."""
    processes = (random_process(seed, 4 + seed % 2) for seed in count(first))
    return (process for process in processes if count_runs(process, most) <= most)
