"""Open runs of a process are told before another one begins."""

from pathlib import Path

import pytest

from conversation import Conversation
from order_runs import Run, started

ANSWERS = "start: {as: sam, values: {item: ink}}\n"
STEP = ["step", "order", "--answers", "a.yaml"]


@pytest.fixture
def flowing(flow: Run, folder: Path) -> Run:
    (folder / "a.yaml").write_text(ANSWERS, encoding="utf-8")
    return flow


def test_they_are_told_without_a_terminal_and_another_one_begins(flowing: Run) -> None:
    assert flowing(*STEP, code=1).stderr == ""
    flowing("done", "order-1", "choose", "--set", "price=20", "--tick-all", "--as", "sam")
    result = flowing(*STEP, code=1)
    assert result.stderr == (
        "1 run of order is open: order-1 (Order: ink), 1 of 5 steps."
        " 'flowdef step order-1' goes on with it; this begins another one.\n"
    )
    assert "run order-2" in result.stdout
    said = flowing("step", "processes/order.yaml", *STEP[2:], code=1).stderr
    assert said.startswith("2 runs of order are open: order-1 (Order: ink), 1 of 5 steps; order-2")
    assert flowing("step", "order-1", *STEP[2:], code=1).stderr == ""


def test_the_first_are_named_and_how_to_see_the_others(flowing: Run) -> None:
    for _ in range(7):
        started(flowing)
    flowing("cancel", "order-1", "--reason", "No", "--as", "sam")
    said = flowing(*STEP, code=1).stderr
    assert "6 runs of order are open: order-2 (Order: pens), 0 of 5 steps; order-3" in said
    assert (
        "; 1 more: 'flowdef runs --process order'. 'flowdef step order-2' goes on with the first"
        in said
    )


def test_what_is_a_part_of_another_run_is_none_to_go_on_with(flowing: Run, folder: Path) -> None:
    started(flowing)
    flowing("done", "order-1", "choose", "--set", "price=20", "--tick-all", "--as", "sam")
    flowing("approve", "order-1", "agree", "--as", "kim")
    flowing("done", "order-1", "rest", "--reason", "No time", "--as", "sam")
    assert "order-1.check.1" in flowing("runs", "--process", "inspect").stdout
    (folder / "b.yaml").write_text("start: {as: sam}\n", encoding="utf-8")
    assert " open" not in flowing("step", "inspect", "--answers", "b.yaml", code=1).stderr


def test_a_name_that_is_none_is_told_as_ever(flowing: Run) -> None:
    assert "Did you mean 'order'?" in flowing("step", "ordr", *STEP[2:], code=2).stderr
    started(flowing)
    said = "There is no run 'order-7' and no document; did you mean 'order-1'?"
    assert said in flowing("step", "order-7", *STEP[2:], code=1).stderr
    assert "no document file" in flowing("step", "no.yaml", *STEP[2:], code=2).stderr


@pytest.mark.parametrize(
    ("answer", "then"),
    [
        pytest.param("1", "Run order-1: Order: pens", id="one goes on"),
        pytest.param("order-1", "Run order-1: Order: pens", id="one goes on with it by name"),
        pytest.param("2", "What must be known at the start:", id="another one begins"),
        pytest.param("new", "What must be known at the start:", id="another one, by its word"),
        pytest.param("", "A number from 1 to 2", id="Enter alone begins nothing"),
    ],
)
def test_at_a_terminal_one_chooses(flowing: Run, folder: Path, answer: str, then: str) -> None:
    started(flowing)
    words = ("step", "order", "--as", "sam", "--plain")
    with Conversation(*words, folder=folder, columns=100) as screen:
        said = screen.hear("What now?")
        assert "1 run of order is open." in said
        assert "1. go on with order-1 (Order: pens), 0 of 5 steps" in said
        screen.say(answer)
        screen.hear(then)


def test_whoever_gives_inputs_is_only_told(flowing: Run, folder: Path) -> None:
    started(flowing)
    words = ("step", "order", "--as", "sam", "--plain", "--set", "item=ink")
    with Conversation(*words, folder=folder, columns=100) as screen:
        screen.hear("1 run of order is open: order-1 (Order: pens)")
        screen.hear("Run order-2: Order: ink")
