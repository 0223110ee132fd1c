"""Alerts: warnings, cautions and notes of a step reach whoever does it, whatever they call."""

import json

import pytest

from order_runs import Run, chosen, started

ALERT = "Warning: Read the terms first."
VISIT = ["start", "visit", "--set", "guest=kim", "--set", "why=talk", "--as", "sam"]
BOOK = ["--set", "day=2026-07-01", "--tick-all"]


def test_a_start_says_what_to_beware_of(flow: Run) -> None:
    lines = started(flow).splitlines()
    ready = next(at for at, line in enumerate(lines) if line.startswith("  ready: choose"))
    assert lines[ready + 1] == f"    {ALERT}"


SAY = [
    pytest.param(["next"], f"\n  {ALERT}\n", id="what is to be done"),
    pytest.param(["next", "order-1"], f"\n  {ALERT}\n", id="what is to be done in a run"),
    pytest.param(["take", "order-1", "choose", "--as", "sam"], f"\n    {ALERT}\n", id="taking it"),
    pytest.param(
        ["done", "order-1", "choose", "--set", "price=20", "--tick-all", "--as", "sam"],
        f"price: 20)\n  {ALERT}\n",
        id="finishing it",
    ),
    pytest.param(["show", "order-1"], f"\n      {ALERT}\n", id="looking at the run"),
]


@pytest.mark.parametrize(("words", "said"), SAY)
def test_whoever_does_a_step_is_told(flow: Run, words: list[str], said: str) -> None:
    started(flow)
    assert said in flow(*words).stdout


def test_what_is_over_is_not_warned_of(flow: Run) -> None:
    started(flow)
    chosen(flow)
    assert ALERT not in flow("next").stdout + flow("show", "order-1").stdout
    assert ALERT not in flow("approve", "order-1", "agree", "--as", "kim").stdout


def test_every_kind_in_its_order_and_as_data(flow: Run) -> None:
    flow(*VISIT)
    told = "\n  Caution: The small room is cold.\n  Note: Ask early\n  Note: Ask kindly\n"
    assert told in flow("next", "visit-1").stdout
    book = json.loads(flow("next", "visit-1", "--json").stdout)["open"][0]
    assert book["warnings"] == []
    assert book["cautions"] == ["The small room is cold."]
    assert book["notes"] == ["Ask early", "Ask kindly"]
    said = flow("done", "visit-1", "book", *BOOK, "--as", "sam").stdout
    assert "\n  Caution: The small room is cold.\n" in said


def test_next_says_what_a_step_is_called(flow: Run) -> None:
    started(flow)
    assert 'ready: choose "Choose pens", for Clerk' in flow("next").stdout
