"""Outcome: what a scenario expects, held against what came out, and why."""

import pytest

from flowdef.model.process import Scenario
from flowdef.scenarios.outcome import outcome
from flowdef.scenarios.play import Player
from processes_in_a_line import a_definition, a_process
from scenarios_by_hand import Said, a_scenario

ASKED = "a[ask x:good|poor!, n:integer] > b[when x == 'good' and n > 3] > c"
STAGED = "one{a[ask x:good|poor!]} > two[when x == 'good']{b > c} > three{d}"
BACK = "a > approve b -> a > c"
ONCE = "a > approve b -> a[rounds 1] > c"
GOOD: dict[str, Said] = {"a": {"x": "good", "n": 4}}
POOR: dict[str, Said] = {"a": {"x": "poor"}}
AGAIN: dict[str, Said] = {"b": ["rejected", "approved"]}


@pytest.mark.parametrize(
    ("line", "scenario", "differences"),
    [
        pytest.param(
            ASKED, a_scenario(None, GOOD, skipped=(), done=("b",), result="done"), [], id="as it is"
        ),
        pytest.param(ASKED, a_scenario(None, GOOD), [], id="nothing is expected"),
        pytest.param(
            ASKED,
            a_scenario(None, {"a": {"x": "good", "n": 2}}, skipped=()),
            [
                (
                    "b: not skipped, but skipped: "
                    'x == "good" and n > 3 is false, as x is good and n is 2'
                )
            ],
            id="skipped, with the values that its condition read",
        ),
        pytest.param(
            ASKED,
            a_scenario(None, GOOD, skipped=("b", "c")),
            ["b: skipped, but done", "c: skipped, but done"],
            id="not skipped",
        ),
        pytest.param(
            STAGED,
            a_scenario(None, POOR, skipped=("b",)),
            [
                (
                    "c: not skipped, but skipped: its stage two is left out: "
                    'x == "good" is false, as x is poor'
                )
            ],
            id="left out with its stage",
        ),
        pytest.param(
            "a[ask x:boolean!] > b[when x] > approve c -> a",
            a_scenario(
                None, {"a": [{"x": True}, {"x": False}], "c": ["rejected", "approved"]}, done=("b",)
            ),
            ["b: done, but skipped: in round 2, x is false"],
            id="left out in a later round",
        ),
        pytest.param(
            "a > b[when 1 == 2] > c",
            a_scenario(done=("b",)),
            ["b: done, but skipped: 1 == 2 is false"],
            id="a condition that reads nothing",
        ),
        pytest.param(
            STAGED,
            a_scenario(None, POOR, done=("b",), skipped=("c",)),
            ['b: done, but skipped: its stage two is left out: x == "good" is false, as x is poor'],
            id="what is to be done is told once",
        ),
        pytest.param(
            "a > approve b > c",
            a_scenario(None, {"b": "rejected"}, done=("c",), result="done"),
            [
                "result: done, but rejected: b was rejected, and nothing leads back from there",
                "c: done, but not reached: the run had ended before, rejected",
            ],
            id="an end before the end",
        ),
        pytest.param(
            f"{BACK} > approve d",
            a_scenario(None, {**AGAIN, "d": "rejected"}, skipped=("b", "c"), result="rejected"),
            ["b: skipped, but done: approved in round 2", "c: skipped, but done"],
            id="rounds are told",
        ),
        pytest.param(
            "a[when 1 == 2] > approve b -> a[rounds 1] > c",
            a_scenario(None, {"b": "rejected"}, done=("a", "c"), result="done"),
            ["a: done, but skipped: 1 == 2 is false"],
            id="where the run cannot go on, only what was closed by then",
        ),
        pytest.param(
            "a[when 1 == 2; ask day:date] > wait w until day > b",
            a_scenario(done=("b",), skipped=("a", "w"), result="open"),
            [
                "b: done, but not reached: it needs w",
                "w: skipped, but blocked: Day (day) is not recorded",
            ],
            id="a run that stays open",
        ),
        pytest.param(
            ASKED, a_scenario(result="done"), [], id="where it cannot go on, that is enough"
        ),
    ],
)
def test_what_came_out_otherwise(line: str, scenario: Scenario, differences: list[str]) -> None:
    found = outcome(Player(a_definition(line)), scenario)
    assert [
        f"{each.step or 'result'}: {each.expected}, but {each.actual}"
        + (f": {each.why}" if each.why else "")
        for each in found.differences
    ] == differences
    assert found.passed is not bool(found.wrong or differences)


@pytest.mark.parametrize(
    ("line", "scenario", "unused"),
    [
        pytest.param(ASKED, a_scenario(None, GOOD), [], id="all were asked for"),
        pytest.param(BACK, a_scenario(None, AGAIN), [], id="round by round"),
        pytest.param(
            "a[ask x:boolean!] > b[when x; ask y:text] > c",
            a_scenario(None, {"a": {"x": False}, "b": {"y": "why"}}),
            ["b is answered, and nobody came to it"],
            id="of a step that was skipped",
        ),
        pytest.param(
            BACK,
            a_scenario(None, {"b": ["approved", "approved", "rejected"]}),
            ["b is answered for round 2, which did not come"],
            id="of rounds that did not come",
        ),
        pytest.param(
            "a[ask x:boolean!] > b[when x; ask y:text] > approve c -> a",
            a_scenario(
                None,
                {
                    "a": [{"x": False}, {"x": True}],
                    "b": [{"y": "1"}, {"y": "2"}],
                    "c": ["rejected", "approved"],
                },
            ),
            [],
            id="a place in the list before one that was asked for",
        ),
        pytest.param(ONCE, a_scenario(None, {"b": "rejected"}, result="open"), [], id="a vote"),
    ],
)
def test_answers_that_nobody_asked_for_are_told_and_fail_nothing(
    line: str, scenario: Scenario, unused: list[str]
) -> None:
    found = outcome(Player(a_definition(line)), scenario)
    assert [each.message for each in found.unused] == unused
    assert found.passed


def test_a_run_that_cannot_start_has_nothing_to_compare() -> None:
    found = outcome(Player(a_definition("a[when d]", inputs="d:boolean!")), a_scenario(done=("a",)))
    assert (found.differences, [each.kind for each in found.wrong]) == ((), ["missing"])
    assert found.played is not None
    assert (found.played.rounds, found.played.end) == ({}, "stuck")
    assert repr(found.played).startswith("Played(stuck, done=(), skipped=(), (Wrong(")


def test_what_cannot_be_meant_is_not_played() -> None:
    found = outcome(Player(a_definition("a")), a_scenario(done=("b",)))
    assert (found.played, found.passed, found.differences) == (None, False, ())
    assert [each.kind for each in found.wrong] == ["unknown"]


@pytest.mark.parametrize(
    ("line", "scenario", "passed"),
    [
        pytest.param(ONCE, a_scenario(None, {"b": "rejected"}, result="open"), True, id="rejected"),
        pytest.param(
            ONCE,
            a_scenario(None, {"b": "rejected"}, result="open", done=("a",), skipped=()),
            True,
            id="with what is done by then",
        ),
        pytest.param(
            ONCE,
            a_scenario(None, {"b": "rejected"}, result="open", done=("c",)),
            False,
            id="with what is not done by then",
        ),
        pytest.param(
            ONCE, a_scenario(None, {"b": "rejected"}), False, id="where the scenario says nothing"
        ),
        pytest.param(ONCE, a_scenario(None, {}, result="open"), False, id="it goes on"),
        pytest.param(ASKED, a_scenario(result="open"), False, id="an answer is missing"),
        pytest.param(
            "a[ask x:good|poor] > b[when x == 'good']", a_scenario(result="open"), True, id="unset"
        ),
        pytest.param(
            "a > call s other",
            a_scenario(result="open", done=("a",), skipped=()),
            True,
            id="a process that it calls cannot start",
        ),
    ],
)
def test_a_run_that_stays_open_as_the_scenario_says(
    line: str, scenario: Scenario, passed: bool
) -> None:
    other = a_process("x", id="other", inputs="who:text!")
    assert outcome(Player(a_definition(line, other)), scenario).passed is passed
