"""Recorded, going on: what rework, a new round and a correction leave in the log."""

import pytest

from flowdef.run import facts as f
from flowdef.run.refusal import Why
from processes_in_a_line import a_definition
from walking_a_run import Walk, is_refused, walked


def test_rework_lists_what_it_opens_sends_back_and_leaves_on_older_values() -> None:
    walk = walked(
        "a > b(a) > d(a) > e(a) > f(e) > approve c(b) -> a > g()",
        "done a; done b; take d; done e; take g; reject c why=thin",
    )
    assert walk.last(f.Opened) == f.Opened(
        "c", "rework", {"a": 2, "b": 2, "c": 2}, (), ("d", "e"), "thin"
    )
    assert walk.stands == "a:ready b:waiting d:started e:done f:ready c:waiting g:started"


def test_rework_sends_ready_steps_back() -> None:
    walk = walked("a > b(a) > approve c(a) -> a", "done a; reject c")
    assert walk.last(f.Opened).back == ("b",)


def test_a_blocked_condition_goes_back_too_and_is_decided_anew() -> None:
    walk = walked(
        "a[ask x:good|poor] > b(a)[when x == 'good'] > approve c(a) -> a",
        "done a; reject c; done a x=good",
    )
    assert walk.stands == "a:done b:ready c:ready"


def test_reopening_lists_what_rests_on_it() -> None:
    walk = walked("a > b > c", "done a; done b; reopen a why=typo")
    assert walk.last(f.Opened) == f.Opened("a", "reopen", {"a": 2}, (), ("b",), "typo")


def test_steps_that_are_open_already_start_their_round_over() -> None:
    walk = walked(
        "a > m > n > approve b(n) -> a > approve c(m) -> a",
        "done a; done m; done n; reject c; done a; take m; reject b",
    )
    assert walk.last(f.Opened).rounds == {"a": 3, "m": 2, "n": 2, "b": 2}
    assert walk.state.steps["m"].by == ""


def test_rounds_count_from_one_and_a_granted_round_counts_too() -> None:
    walk = walked("a > approve c -> a[rounds 1]", "done a; reject c; reopen c; done a; reject c")
    assert [fact.rounds for fact in walk.facts(f.Opened)] == [{"a": 2, "c": 2}]
    assert walk.last(f.Blocked).reason == "it was rejected in round 2 of 1"


def test_correct_lists_the_decisions_that_stay() -> None:
    walk = walked(
        "one{a[ask x:good|poor]} > two[when x == 'good']{b[when x == 'poor'] > c > d}",
        "done a x=good; correct x=poor why=typo",
    )
    assert walk.last(f.Corrected) == f.Corrected("x", "poor", "good", ("two", "b"), reason="typo")
    assert walk.state.values == {"x": "poor"}


def test_correct_lists_no_decision_that_is_still_to_come() -> None:
    walk = walked("a[ask x:good|poor] > b > c[when x == 'good']", "done a x=good; correct x=poor")
    assert walk.last(f.Corrected).stands == ()


def test_correct_records_a_deviation() -> None:
    walk = walked("a[ask n:integer(0..3)] > b", "done a n=1; correct n=5 why=new")
    assert walk.last(f.Corrected).deviation == "5 is above the maximum of 3: new"


@pytest.mark.parametrize(
    ("line", "script", "sentence", "said"),
    [
        pytest.param(
            "a[ask n:integer(0..3)]", "done a n=1", "correct n=1", "N (n) is 1 already", id="number"
        ),
        pytest.param(
            "a[ask n:integer(0..3)]",
            "done a n=9",
            "correct n=9 why=more",
            "N (n) is 9 already, so nothing is corrected",
            id="outside its limits",
        ),
        pytest.param("a[ask y:boolean]", "done a y=true", "correct y=true", "is yes", id="yes"),
    ],
)
def test_a_correction_that_changes_nothing_is_refused(
    line: str, script: str, sentence: str, said: str
) -> None:
    is_refused(walked(f"{line} > b", script), sentence, Why.ANSWERS, said)


def test_what_is_kept_outside_its_limits_takes_a_reason_in_each_round() -> None:
    line = "a[ask n:integer(0..3), x:text] > approve c -> a"
    walk = walked(line, "done a n=9 x=1 why=more; reject c")
    told = "N (n): 9 is above the maximum of 3, and is kept from before"
    is_refused(walk, "done a why=", Why.ANSWERS, f"{told}; a reason records it as a deviation")
    walk.say("done a why=still")
    assert walk.last(f.Finished) == f.Finished(
        "a",
        2,
        kept=("n", "x"),
        deviations={"n": "9 is above the maximum of 3: still"},
        reason="still",
        kept_values={"n": 9, "x": "1"},
    )


def test_a_corrected_secret_is_not_kept() -> None:
    walk = walked("a[ask k:text secret] > b", "done a; correct k=2")
    assert walk.last(f.Corrected) == f.Corrected("k", None, None, reason="because", given=True)
    assert walk.state.values == {}
    assert walk.state.given == {"k"}


def test_an_input_is_corrected() -> None:
    walk = Walk(a_definition("a", inputs="x:text")).start(x="1").say("correct x=2")
    assert walk.state.values == {"x": "2"}
