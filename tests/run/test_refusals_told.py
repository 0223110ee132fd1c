"""Refusals told: what is possible instead, what is missing, and runs that are none."""

import pytest

from flowdef.run import commands as c
from flowdef.run.decider import decide
from flowdef.run.refusal import Refused, Why
from processes_in_a_line import a_definition
from walking_a_run import NOON, Walk


@pytest.mark.parametrize(
    ("line", "script", "sentence", "instead"),
    [
        pytest.param("send > b", "", "done sent", ("send",), id="the nearest name"),
        pytest.param(
            "a", "", "approve a", ("done a", "take a", "skip a", "block a", "assign a"), id="ready"
        ),
        pytest.param("a > b", "done a", "done a", ("reopen a",), id="done"),
        pytest.param("a > b", "", "done b", ("assign b",), id="waiting"),
        pytest.param("wait a 2d", "", "take a", ("done a", "skip a"), id="a wait"),
        pytest.param(
            "a > b", "block a", "done a", ("unblock a", "skip a", "assign a"), id="blocked"
        ),
        pytest.param(
            "a[critical; tick 1]", "block a", "done a", ("unblock a", "assign a"), id="critical"
        ),
        pytest.param(
            "a > approve c -> a[rounds 1]",
            "done a; reject c",
            "approve c",
            ("reopen c",),
            id="rounds",
        ),
    ],
)
def test_instead(line: str, script: str, sentence: str, instead: tuple[str, ...]) -> None:
    assert Walk(a_definition(line)).start().say(script).refused(sentence).possible == instead


def test_missing_values_are_named() -> None:
    walk = Walk(a_definition("a[ask x:text!, n:integer(0..10), y:text]")).start()
    assert walk.refused("done a n=12 why=").fields == ("x", "n")


def test_a_command_without_a_run() -> None:
    answer = decide(a_definition("a"), None, c.Command(c.Take("a"), "ann", NOON))
    assert isinstance(answer, Refused)
    assert (answer.why, answer.possible) == (Why.OVER, ("start",))


def test_an_act_of_nobody() -> None:
    answer = Walk(a_definition("a")).start().act(c.Take("a"), by="")
    assert isinstance(answer, Refused)
    assert answer.why is Why.WHO


def test_a_second_start() -> None:
    walk = Walk(a_definition("a")).start()
    answer = walk.act(c.Start("r1"))
    assert isinstance(answer, Refused)
    assert answer.reason == "the run r1 was started by ann at 2026-06-15 12:00"


def test_a_run_that_is_over_takes_comments_and_the_time() -> None:
    walk = Walk(a_definition("a")).start().say("done a; comment; +1d; wake")
    assert walk.stands == "a:done done"
