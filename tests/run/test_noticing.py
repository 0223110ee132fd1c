"""Noticing: reminders and escalations, recorded once a round by whoever looks."""

import pytest

from flowdef.calendar.working import WorkingTime
from flowdef.model.organization import Calendar
from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.clock import Working
from flowdef.run.deciding import Context
from flowdef.run.noticing import noticeable
from flowdef.run.pending import Clock, for_person, pending
from flowdef.run.refusal import Refused
from flowdef.run.roster import Member, Post, Roster
from processes_in_a_line import a_definition
from walking_a_run import Walk

BERLIN: Working = WorkingTime(Calendar(timezone="Europe/Berlin"))
ROSTER = Roster(
    {"clerk": Post("Clerk"), "boss": Post("Boss")},
    {
        "ann": Member("Ann", ("clerk",)),
        "cat": Member("Cat", ("clerk",)),
        "bob": Member("Bob", ("boss",)),
    },
)


def hours(count: int) -> dict[str, object]:
    return {"for": f"{count}h", "elapsed": True}


LINE = "a[by clerk; due 10h] > b"


def walk(script: str = "", roster: Roster | None = ROSTER, *, line: str = LINE) -> Walk:
    """Step a is due in 10 hours, reminded of after 8, and escalated after 15."""
    definition = a_definition(line)
    dates = {"by": hours(10), "remind": hours(2), "escalate": hours(5), "to": "boss"}
    definition.steps["a"].due.update(dates)  # type: ignore[attr-defined]
    return Walk(definition, Context(roster, BERLIN)).start().say(script)


@pytest.mark.parametrize(
    ("script", "noted"),
    [
        pytest.param("+7h; wake", [], id="not yet"),
        pytest.param("+8h; wake", ["Reminded"], id="reminded"),
        pytest.param("+8h; wake; +1h; wake", ["Reminded"], id="once"),
        pytest.param("+15h; wake", ["Reminded", "Escalated"], id="nobody looked before"),
        pytest.param("+9h; wake; +9h; wake; wake", ["Reminded", "Escalated"], id="in turn, once"),
        pytest.param("+9h; done a; wake", [], id="not once it is done"),
        pytest.param(
            "+9h; wake; done a; reopen a; +9h; wake", ["Reminded", "Reminded"], id="anew in a round"
        ),
        pytest.param("+20h; cancel; wake", [], id="not of a run that has ended"),
        pytest.param("block a; +9h; wake", ["Reminded"], id="also while it is blocked"),
    ],
)
def test_what_a_look_records(script: str, noted: list[str]) -> None:
    said = script.replace("cancel", "ann: cancel")
    log = walk(said).log
    kinds = [type(event.fact).__name__ for event in log]
    assert [kind for kind in kinds if kind in ("Reminded", "Escalated")] == noted


def test_no_other_act_records_it() -> None:
    assert not walk("+20h; take a; done a").facts(f.Reminded)


@pytest.mark.parametrize(
    ("script", "told"),
    [
        pytest.param("", ("ann", "cat"), id="all who may"),
        pytest.param("cat: take a", ("cat",), id="who has taken it"),
        pytest.param("assign a to=cat", ("cat",), id="whom it was handed to"),
    ],
)
def test_whom_it_reminds(script: str, told: tuple[str, ...]) -> None:
    run = walk(script).say("+8h; wake")
    assert run.last(f.Reminded) == f.Reminded("a", 1, "2026-06-15T22:00:00Z", told)


def test_a_late_step_is_brought_to_a_role_that_may_then_help() -> None:
    run = walk()
    assert isinstance(run.act(c.Assign("a", "cat"), "bob"), Refused)
    run.say("+15h; wake")
    assert run.last(f.Escalated) == f.Escalated("a", 1, "2026-06-15T22:00:00Z", "boss", ("bob",))
    (todo,) = pending(run.definition, run.state, ROSTER)
    assert (todo.people, todo.escalated, todo.called_in) == (("ann", "cat"), "boss", ("bob",))
    run.say("cat: take a")
    todos = pending(run.definition, run.state, ROSTER)
    assert [len(for_person(todos, person)) for person in ("ann", "bob", "cat")] == [0, 1, 1]
    assert isinstance(run.act(c.Done("a"), "bob"), Refused)
    run.say("bob: assign a to=ann; bob: block a; bob: unblock a; ann: done a")
    assert run.stands == "a:done b:ready"


def test_without_an_organization_nobody_in_particular_is_told() -> None:
    run = walk("+15h; wake", roster=None)
    assert (run.last(f.Reminded).to, run.last(f.Escalated).to) == ((), ())


def test_a_look_says_before_whether_it_would_record_anything() -> None:
    run = walk()
    for at, expected in (("2026-06-15T19:59:59Z", False), ("2026-06-15T20:00:00Z", True)):
        assert noticeable(run.definition, run.state, BERLIN, at) is expected
    run.say("+15h; wake")
    assert not noticeable(run.definition, run.state, BERLIN, run.now)
    run.say("done a; done b")
    assert not noticeable(run.definition, run.state, BERLIN, run.now)


def test_what_is_due_is_told_by_the_clock_of_the_organization() -> None:
    run = walk()
    for at, late in (("2026-06-15T21:00:00Z", False), ("2026-06-15T22:00:00Z", True)):
        (todo,) = pending(run.definition, run.state, ROSTER, clock=Clock(at, BERLIN))
        assert (todo.due, todo.due_local) == ("2026-06-15T22:00:00Z", "2026-06-16 00:00")
        assert todo.late is late
    run.say("done a")
    (todo,) = pending(run.definition, run.state, ROSTER, clock=Clock(run.now, BERLIN))
    assert (todo.due, todo.due_local, todo.late) == ("", "", False)


def test_what_waited_again_is_late_anew() -> None:
    """A step goes back to waiting, and is ready later than it was: it has all its time again."""
    run = walk("done x; +20h; wake", line=f"x > {LINE}")
    assert run.state.steps["a"].escalated == "boss"
    run.say("reopen x; done x; wake")
    (todo,) = pending(run.definition, run.state, ROSTER, clock=Clock(run.now, BERLIN))
    assert (todo.late, todo.escalated) == (False, "")
    kinds = [type(event.fact).__name__ for event in run.say("+15h; wake").log]
    assert kinds.count("Reminded") == kinds.count("Escalated") == 2
