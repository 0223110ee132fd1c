"""Adding: a step that one run has besides those of its process."""

from typing import Any

import pytest

from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.data import text
from flowdef.run.deciding import Context
from flowdef.run.evolve import evolve
from flowdef.run.pending import pending
from flowdef.run.refusal import Refused, Why
from flowdef.run.roster import Member, Post, Roster
from processes_in_a_line import a_definition
from walking_a_run import Walk

ROSTER = Roster(
    {"clerk": Post("Clerk"), "boss": Post("Boss"), "guard": Post("Guard")},
    {
        "ann": Member("Ann", ("clerk",)),
        "bob": Member("Bob", ("boss",)),
        "gus": Member("Gus", ("guard",)),
    },
)


def walk(line: str, script: str = "", **more: str) -> Walk:
    return Walk(a_definition(line, **more)).start().say(script)


def adds(walk: Walk, *after: str, before: tuple[str, ...] = (), **more: Any) -> str:
    by = more.pop("by", "ann")
    walk.obey(c.Add("Call them", "they asked", after, before, **more), by)
    return walk.stands


@pytest.mark.parametrize(
    ("line", "script", "after", "before", "stands"),
    [
        pytest.param(
            "a > b > c",
            "done a",
            (),
            (),
            "a:done b:ready c:waiting call-them:ready",
            id="after what is closed now, so it is ready",
        ),
        pytest.param(
            "a > b",
            "",
            (),
            (),
            "a:ready b:waiting call-them:ready",
            id="before all, where nothing is closed",
        ),
        pytest.param(
            "a > b",
            "",
            ("b",),
            (),
            "a:ready b:waiting call-them:waiting",
            id="after a step that is open, so it waits",
        ),
        pytest.param(
            "a > b > c",
            "done a",
            (),
            ("b",),
            "a:done b:waiting c:waiting call-them:ready",
            id="before a step that was ready, which waits again",
        ),
        pytest.param(
            "a > b > c",
            "done a",
            ("b",),
            ("c",),
            "a:done b:ready c:waiting call-them:waiting",
            id="between two steps",
        ),
        pytest.param(
            "a[ask x:good|poor] > s[when x == 'good']{b} > t{c}".replace("a[", "r{a[", 1).replace(
                "] > s", "]} > s", 1
            ),
            "done a x=poor",
            ("b",),
            (),
            "a:done b:skipped c:ready call-them:ready",
            id="in a stage that does not apply: it is wanted all the same",
        ),
    ],
)
def test_where_it_stands(
    line: str, script: str, after: tuple[str, ...], before: tuple[str, ...], stands: str
) -> None:
    assert adds(walk(line, script), *after, before=before) == stands


def test_the_run_is_not_done_without_it() -> None:
    run = walk("a > b", "done a")
    adds(run)
    assert run.say("done b").stands == "a:done b:done call-them:ready"
    assert run.say("done call-them").stands == "a:done b:done call-them:done done"


def test_those_that_wait_for_it_go_on_after_it() -> None:
    run = walk("a > b > c", "done a")
    adds(run, before=("b", "c"))
    assert run.last(f.Added).back == ("b",)
    assert run.say("done call-them").stands == "a:done b:ready c:waiting call-them:done"


def test_it_stands_in_the_document_after_what_it_follows() -> None:
    run = walk("s{a > b} > t{c}", "done a")
    adds(run)
    assert list(run.definition.steps) == ["a", "call-them", "b", "c"]
    assert run.definition.steps["call-them"].stage == "s"


def test_a_second_one_may_follow_the_first_and_be_reopened_with_a_rework() -> None:
    run = walk("a > b > approve c -> a", "done a")
    adds(run, before=("b",))
    run.obey(c.Add("Write it up", "for the file", ("call-them",), ("b",)))
    run.say("done call-them; done write-it-up; done b; reject c")
    assert run.stands == "a:ready b:waiting c:waiting call-them:waiting write-it-up:waiting"
    assert run.last(f.Opened).rounds == {
        "a": 2,
        "call-them": 2,
        "write-it-up": 2,
        "b": 2,
        "c": 2,
    }


def test_a_hold_point_before_it_holds_it_too() -> None:
    run = walk("a > b[hold] > c > d", "done a")
    adds(run, "c", before=("d",))
    assert run.definition.steps["call-them"].needs == ("c", "b")
    run = walk("a > b[hold] > c")
    adds(run, "a", before=("b",))
    assert run.definition.steps["call-them"].needs == ("a",)


@pytest.mark.parametrize(
    ("act", "why", "reason"),
    [
        pytest.param(c.Add(" ", "so"), Why.ANSWERS, "a step has a title", id="no title"),
        pytest.param(c.Add("x", " "), Why.REASON, "say why its process", id="no reason"),
        pytest.param(c.Add("x", "so", id="No!"), Why.ANSWERS, "'No!' is no id", id="no id"),
        pytest.param(c.Add("!?", "so"), Why.ANSWERS, "'' is no id", id="a title of signs alone"),
        pytest.param(
            c.Add("x", "so", id="x" * 65), Why.ANSWERS, "is no id", id="an id that is too long"
        ),
        pytest.param(c.Add("x", "so", id="a"), Why.STATE, "a step 'a' already", id="it is there"),
        pytest.param(c.Add("x", "so", ("z",)), Why.UNKNOWN, "no step 'z'", id="after no step"),
        pytest.param(c.Add("x", "so", (), ("z",)), Why.UNKNOWN, "no step 'z'", id="before none"),
        pytest.param(
            c.Add("x", "so", (), ("a",)),
            Why.STATE,
            "a cannot wait for a new step any more: it is done already",
            id="before one that is done",
        ),
        pytest.param(
            c.Add("x", "so", ("c",), ("b",)),
            Why.STATE,
            "b comes before c: it cannot wait for what follows them",
            id="a circle",
        ),
        pytest.param(
            c.Add("x", "so", ("b",), ("b",)), Why.STATE, "b comes before b", id="after itself"
        ),
    ],
)
def test_what_is_refused(act: c.Add, why: Why, reason: str) -> None:
    answer = walk("a > b > c", "done a").act(act)
    assert isinstance(answer, Refused)
    assert answer.why is why
    assert reason in answer.reason


def test_nothing_is_added_to_a_run_that_has_ended() -> None:
    answer = walk("a", "done a").act(c.Add("x", "so"))
    assert isinstance(answer, Refused)
    assert answer.why is Why.OVER


def test_a_title_is_no_template() -> None:
    run = walk("a[ask x:text] > b")
    run.obey(c.Add("Say {{ x }}", "so", instructions="Spell {{ x }}"))
    (title,) = run.definition.steps["say-x"].texts("title")
    (instructions,) = run.definition.steps["say-x"].texts("instructions")
    assert text(run.definition, run.state, title) == "Say {{ x }}"
    assert text(run.definition, run.state, instructions) == "Spell {{ x }}"


def test_it_is_done_by_the_role_named_else_by_whoever_does_the_step_before() -> None:
    run = Walk(a_definition("a[by clerk] > b[by boss]", owner="boss"), Context(ROSTER)).start()
    run.say("ann: done a")
    run.obey(c.Add("One", "so"), "ann")
    run.obey(c.Add("Two", "so", responsible="guard"), "bob")
    todos = {todo.step: todo.people for todo in pending(run.definition, run.state, ROSTER)}
    assert todos == {"b": ("bob",), "one": ("ann",), "two": ("gus",)}


def test_who_may_add() -> None:
    run = Walk(a_definition("a[by clerk] > b[by boss]", owner="boss"), Context(ROSTER)).start()
    refused = run.act(c.Add("One", "so", ("a",)), "gus")
    assert isinstance(refused, Refused)
    assert refused.why is Why.WHO
    assert "Boss (Bob [bob])" in refused.reason
    strange = run.act(c.Add("One", "so", responsible="clark"), "bob")
    assert isinstance(strange, Refused)
    assert "did you mean 'clerk'?" in strange.reason


def test_a_log_is_replayed_by_what_its_run_has_grown_to() -> None:
    """Each event by the steps that the run had then, a step unblocked before one was added too."""
    grown = walk("a > b > c", "done a; block b; unblock b")
    adds(grown, before=("b",))
    state = None
    for event in grown.log:
        state = evolve(grown.definition, state, event)
    assert state == grown.state
    assert grown.definition.grown(()).steps.keys() == {"a", "b", "c"}
