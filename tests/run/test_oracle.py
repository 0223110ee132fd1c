"""The oracle itself: stories told by hand, and what the format promises of every run."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from flowdef.model.process import Approval, Process
from run.oracle import OracleRun, begin
from run.oracle_answers import Act, answers, beginnings, perform, permits
from run.oracle_conditions import Values, names_in, truth
from run.oracle_schedules import Opinions, outcomes
from run.oracle_stories import REWORK, STORIES, plain, staged
from run.random_processes import random_process
from run.small_processes import (
    with_deeds,
    with_holds,
    with_needs,
)

pytestmark = pytest.mark.unmeasured


@pytest.mark.parametrize(("process", "given", "acts", "statuses", "end"), STORIES)
def test_stories(
    process: Process, given: Values, acts: list[Act], statuses: str | None, end: str
) -> None:
    run = begin(process, given)
    for act in acts[:-1]:
        run = perform(run, act)
    assert all(permits(run, act) for act in acts[-1:]) is bool(statuses)
    for act in acts[-1:] if statuses else ():
        run = perform(run, act)
    assert statuses in {None, " ".join(run.status.values())}
    assert run.end == end


def test_a_skip_in_a_new_round_unsets_what_was_recorded() -> None:
    run = begin(plain(2, {"b": "x_a"}), {})
    run.done("a", {"x_a": True})
    run.reopen("a")
    assert run.values == {"x_a": True}
    assert run.status == {"a": "ready", "b": "waiting"}
    run.skip("a")
    assert run.values == {}
    assert run.status == {"a": "skipped", "b": "ready"}  # decided already, in this round


CONDITIONS = [
    pytest.param("x", {"x": True}, True, id="a boolean is its own condition"),
    pytest.param("not x", {"x": True}, False, id="not"),
    pytest.param('c == "u"', {"c": "u"}, True, id="equal"),
    pytest.param('c != "u"', {"c": "u"}, False, id="not equal"),
    pytest.param("x == false", {"x": False}, True, id="a literal"),
    pytest.param("x", {}, None, id="an unset value"),
    pytest.param("x and y", {"x": False}, False, id="and stops at false"),
    pytest.param("x and y", {"y": False}, None, id="and reads from the left"),
    pytest.param("x or y", {"x": True}, True, id="or stops at true"),
    pytest.param("x | default(true)", {}, True, id="default reads safely"),
    pytest.param("x | default(true)", {"x": False}, False, id="default yields to a value"),
]


@pytest.mark.parametrize(("condition", "values", "wanted"), CONDITIONS)
def test_conditions(condition: str, values: Values, wanted: bool | None) -> None:
    assert truth(condition, values) is wanted


def test_what_python_says_beyond_the_language_is_no_condition() -> None:
    with pytest.raises(ValueError, match="Call"):
        truth("open('x')", {})


def test_names_in_a_condition() -> None:
    assert names_in("x and not c | default(false) == true") == {"x", "c"}


def test_no_run_comes_to_a_halt() -> None:
    ends = set()
    for process in (random_process(seed, 4 + seed % 2) for seed in range(60)):
        for run in _all_runs(process):
            assert run.end != "open" or run.actionable(), run
            ends.add(run.end)
    assert ends == {"open", "done", "rejected", "cancelled"}


def _all_runs(process: Process) -> Iterator[OracleRun]:
    """Every state on the way, steps done in document order, over all answers."""
    runs = [begin(process, given) for given in beginnings(process)]
    while runs:
        run = runs.pop()
        yield run
        if run.end == "open":
            runs.extend(perform(run, act) for act in answers(run, run.actionable()[0]))


@pytest.mark.parametrize(
    "seeds",
    [
        pytest.param(range(300), id="some"),
        pytest.param(range(300, 10_000), id="many", marks=pytest.mark.long),
    ],
)
def test_without_rework_the_order_of_doing_does_not_matter(seeds: range) -> None:
    for seed in seeds:
        process = _all_continue(random_process(seed, 4 + seed % 2))
        for given in beginnings(process):
            ends = outcomes(begin(process, given), Opinions(seed))
            assert len(ends) == 1, (process, given, ends)


def _all_continue(process: Process) -> Process:
    """The process with every rejection going on: no rework, no early end."""
    return with_deeds(
        process,
        {
            step.id: replace(step.deed, on_reject="continue")
            for step in process.steps
            if isinstance(step.deed, Approval)
        },
    )


def test_with_rework_it_matters_whether_a_blocked_step_was_answered_before() -> None:
    """The smallest process whose done and skipped steps depend on the order of doing."""
    process = with_needs(plain(3, {"b": "x_a"}), (None,), (None, None, ("a",)))
    start = begin(with_deeds(process, {"c": REWORK}), {})
    start.done("a", {})
    before, after = start.copy(), start
    before.skip("b")
    for run in (before, after):
        run.reject("c")
        run.done("a", {"x_a": True})
        run.approve("c")
    assert before.status == {"a": "done", "b": "skipped", "c": "done"}
    assert after.status == {"a": "done", "b": "ready", "c": "done"}


def test_a_new_round_keeps_what_is_neither_given_nor_taken_back() -> None:
    run = begin(plain(2), {})
    run.done("a", {"x_a": True})
    run.reopen("a")
    run.done("a", {})
    assert run.values == {"x_a": True}
    run.reopen("a")
    run.done("a", {"x_a": None})
    assert run.values == {}


def test_no_person_skips_a_stage_with_a_hold_point_by_answering_its_condition() -> None:
    process = with_holds(staged((2,), {"s1": "go"}), (True, False))
    run = begin(with_needs(process, (None,), (("b",), ())), {})
    assert run.status == {"a": "waiting", "b": "blocked"}
    assert not run.may_skip("b")
    run.unblock("b")
    assert run.may_skip("b")


def test_a_set_that_is_open_already_starts_its_round_over() -> None:
    process = with_needs(plain(3), (None,), (None, ("a",), ("a",)))
    run = begin(with_deeds(process, {"b": REWORK, "c": REWORK}), {})
    run.done("a", {})
    run.take("c")
    run.reject("b")
    run.reject("c")
    assert run.round == {"a": 2, "b": 2, "c": 2}
    assert run.status == {"a": "ready", "b": "waiting", "c": "waiting"}


def test_what_is_ready_goes_back_to_waiting_and_keeps_the_decision_of_its_round() -> None:
    process = with_needs(plain(3, {"c": "x_a"}), (None,), (None, None, ("a",)))
    run = begin(with_deeds(process, {"b": REWORK}), {})
    run.done("a", {"x_a": True})
    run.reject("b")
    assert run.status == {"a": "ready", "b": "waiting", "c": "waiting"}
    run.done("a", {"x_a": False})
    assert run.status["c"] == "ready"
