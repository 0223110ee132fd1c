"""What is proved against every run of small processes: no disagreement, and what is not decided."""

from collections.abc import Iterator
from itertools import islice

import pytest
from msgspec.structs import replace

from flowdef.model.process import Approval, Call, Process, Step
from flowdef.paths.search import Undecided
from proofs.brute_force import Move
from proofs.brute_force_found import everything
from proofs.cases import PARTS, Case, cases
from proofs.compared_courses import Question, compared, courses_of, parsed
from proofs.processes_by_heart import (
    BACK,
    aside,
    asked_of_its_own_step,
    dated_late,
    opened_before_its_step,
    opened_early,
    opened_in_an_earlier_round,
    required,
)
from proofs.typed_processes import defined
from proofs.walked_courses import walked
from run.small_processes import each_step, shaped, with_conditions, with_deeds, with_needs

pytestmark = pytest.mark.unmeasured

EITHER = 'b == "approved" or (b == "rejected" and a == "approved")'
CALL = Call(process="called", inputs=(("whom", "of {{ x_b }}"),))


def twice() -> Process:
    """b sends back to a, which may end the run in its second round."""
    return with_deeds(shaped(3, ()), {"a": Approval(role="boss"), "b": BACK})


def ending() -> Process:
    """a may end the run; c is skipped beside it."""
    process = with_needs(shaped(3, ()), (None,), (None, (), ("b",)))
    return with_conditions(with_deeds(process, {"a": Approval(role="boss")}), {"c": "go"})


def calling() -> Process:
    """b calls a process and gives it what b itself is to record."""

    def change(step: Step) -> Step:
        taken = tuple(replace(each, source="x") for each in step.collect)
        return replace(step, deed=CALL, collect=taken) if step.id == "b" else step

    return each_step(shaped(2, ()), change)


@pytest.mark.parametrize(
    ("process", "question", "so"),
    [
        pytest.param(aside(), Question(("b", "d")), True, id="left aside by rework"),
        pytest.param(
            with_deeds(aside(), {"c": Approval(role="boss")}),
            Question(("b", "d")),
            False,
            id="no rework",
        ),
        pytest.param(
            with_conditions(with_deeds(shaped(2, ()), {"a": Approval(role="boss")}), {"b": "go"}),
            Question(("a",), goals=(('a == "rejected"', True),)),
            True,
            id="as the run ends, its last value is recorded",
        ),
        pytest.param(
            twice(),
            Question(goals=((EITHER, False),)),
            True,
            id="sent back, and then rejected for good",
        ),
        pytest.param(
            ending(),
            Question(skipped=("c",), goals=(('a == "rejected"', True), ("go", False))),
            True,
            id="all else is done before the run ends",
        ),
        pytest.param(
            calling(),
            Question(("b",)),
            False,
            id="a sub-run is not given what it needs",
        ),
        pytest.param(
            with_conditions(required(shaped(2, ())), {"b": "x_a"}),
            Question(skipped=("b",), goals=(("x_a", True),)),
            False,
            id="the value that decided is the value recorded",
        ),
        pytest.param(
            with_needs(with_conditions(shaped(2, ()), {"b": "go"}), (None,), (None, ())),
            Question(("a",), goals=(("go", True),)),
            True,
            id="side by side",
        ),
        pytest.param(
            opened_early(),
            Question(("b",), goals=(("x_a", False),)),
            True,
            id="a stage is entered before what its condition reads is recorded",
        ),
        pytest.param(
            opened_before_its_step(),
            Question(("b",)),
            True,
            id="a stage and its only step are decided by different values",
        ),
        pytest.param(
            asked_of_its_own_step(),
            Question(("c",)),
            False,
            id="a stage reads what its first step is to record",
        ),
        pytest.param(
            dated_late(), Question(("b",)), True, id="a wait gets its date after it is decided"
        ),
        pytest.param(
            opened_in_an_earlier_round(),
            Question(("a", "d"), goals=(("x_a", False),)),
            True,
            id="a stage is entered by a step that is sent back further later on",
        ),
    ],
)
def test_courses_of_processes_by_heart(process: Process, question: Question, so: bool) -> None:
    goals = tuple((parsed(text, process), wanted) for text, wanted in question.goals)
    shown = everything(process, defined(process), 1_000)
    assert (shown.where(question.done, question.skipped, goals) is not None) is so
    proved = courses_of(process).run_where(question.done, question.skipped, goals)
    assert not isinstance(proved, Undecided)
    assert (proved is not None) is so
    if proved is not None:
        assert isinstance(walked(process, defined(process), proved), Move)


def test_courses_of_five_hundred_processes() -> None:
    _assert_agreed(islice(cases(0, steps=5, most=200), 500))


@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_courses_of_twenty_thousand_processes(part: int) -> None:
    found = cases((part + 1) * 1_000_000, steps=5, most=3_000)
    _assert_agreed(islice(found, 20_000 // len(PARTS)))


def _assert_agreed(found: Iterator[Case]) -> None:
    asked = 0
    for case in found:
        result = compared(case.process, case.every, case.seed)
        assert not result.found, result.found
        assert not result.undecided, case.seed
        asked += result.asked
    assert asked
