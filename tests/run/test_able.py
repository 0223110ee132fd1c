"""Able: who is named for an open step would not be refused for who they are; all others would."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acme import ACME, walk
from flowdef.run import commands as c
from flowdef.run.decider import decide
from flowdef.run.deciding import Context
from flowdef.run.pending import Todo, for_person, pending
from flowdef.run.refusal import Refused, Why
from flowdef.run.roster import Member, Post, Roster
from processes_in_a_line import a_definition
from voting import ACTS, WHOM, Try, lines, tries, voted
from walking_a_run import NOON, Walk

TWO = Roster({"boss": Post("Boss")}, {"ann": Member("Ann", ("boss",)), "bob": Member("Bob")})


def the_todo(run: Walk, roster: Roster | None) -> Todo:
    (todo,) = pending(run.definition, run.state, roster)
    return todo


CASES: list[Any] = [
    pytest.param("a[by boss] > approve b[apart a]", "bob: done a", ("bea", "dan"), id="apart"),
    pytest.param(
        "a[by boss] > approve b[apart a]",
        "dan for bob: done a",
        ("bea",),
        id="a deputy acted, and one was represented",
    ),
    pytest.param(
        "a[by clerk] > approve b[role vacant; apart a]",
        "hal for ann: done a",
        (),
        id="the one deputy of a vacant role",
    ),
    pytest.param("a > approve b[quorum 2]", "done a; bob: approve b", ("bea", "dan"), id="voted"),
    pytest.param(
        "a > approve b[quorum 3]",
        "done a; bob: approve b; bea: approve b",
        (),
        id="nobody is left whom a deputy could stand in for",
    ),
    pytest.param(
        "a > approve b -> a[quorum 2]",
        "done a; bob: approve b; bea: reject b; done a",
        ("bob", "bea", "dan"),
        id="a new round",
    ),
    pytest.param("a > approve b[role empty]", "done a", (), id="a role that nobody holds"),
    pytest.param(
        "a > approve b[role vacant]", "done a", ("hal",), id="a vacant role with a deputy"
    ),
]


@pytest.mark.parametrize(("line", "script", "names"), CASES)
def test_who_is_named(line: str, script: str, names: tuple[str, ...]) -> None:
    todo = the_todo(walk(line).say(script), ACME)
    assert (todo.people, todo.anybody) == (names, False)
    for person in ACME.members:
        assert bool(for_person((todo,), person)) is (person in names)
        assert (f"[{person}]" in todo.who) is (person in names)


def test_the_words_name_nobody_who_is_refused() -> None:
    run = walk("a[by boss] > approve b[apart a]").say("bob: done a")
    said = "Boss (Bea [bea]), or on behalf of bea their deputy Director (Dan [dan])"
    assert the_todo(run, ACME).who.replace("Bea [bea] or ", "") == said
    run = walk("a > approve b[quorum 3]").say("done a; bob: approve b; bea: approve b")
    assert the_todo(run, ACME).who == (
        "Boss (nobody now: Bob has said approved in this round; "
        "Bea has said approved in this round)"
    )


def test_without_an_organization_anybody_may_but_a_few() -> None:
    run = Walk(a_definition("a > approve b[quorum 3; apart a]")).start()
    run.say("ann: done a; bob: approve b")
    todo = the_todo(run, None)
    assert (todo.people, todo.anybody, todo.barred) == ((), True, ("ann", "bob"))
    assert todo.who == "anybody but ann and bob"
    assert [bool(for_person((todo,), each)) for each in ("ann", "bob", "cat")] == [False, False, 1]


def test_where_rounds_are_used_up_and_nobody_answers_for_it_its_doers_do() -> None:
    run = walk("a > approve b -> a[rounds 1; apart a]").say("done a; bob: reject b")
    todo = the_todo(run, ACME)
    assert (todo.acts, todo.people, todo.anybody) == (("reopen",), ("bob", "bea", "dan"), False)
    assert isinstance(run.ask("ann: reopen b"), Refused)
    run.say("bob: reopen b")


def test_nothing_is_handed_to_anybody_where_nobody_holds_the_role() -> None:
    run = walk("a[by vacant]")
    assert "cannot be handed to Ann [ann]" in run.refused("hal for vacant: assign a to=ann").reason
    run.say("hal for vacant: assign a to=hal")


def test_what_is_in_the_hands_of_somebody_who_may_no_longer_is_in_nobodys() -> None:
    run = walk("a[by clerk] > b").say("assign a to=cat; cat: take a")
    assert (the_todo(run, ACME).taken_by, the_todo(run, ACME).assigned) == ("cat", "cat")
    assert "in the hands of Cat" in run.refused("ann: done a").reason
    members = {**ACME.members, "cat": Member("Cat", ("quality",))}
    run.context = Context(Roster(ACME.posts, members))
    todo = the_todo(run, run.context.roster)
    assert (todo.taken_by, todo.assigned, bool(for_person((todo,), "ann"))) == ("", "", True)
    run.say("ann: done a")


def test_a_refusal_names_nobody_who_has_voted() -> None:
    run = walk("a[by boss] > approve b[quorum 2; apart a]").say(
        "bob: done a; dan for bea: approve b"
    )
    assert "nobody is left who may" in run.refused("bob: approve b").reason


@given(lines, tries, st.booleans())
def test_whoever_is_named_is_not_refused_for_who_they_are_and_everybody_else_is(
    line: str, tried: list[Try], organized: bool
) -> None:
    for run in voted(line, tried, ACME if organized else None):
        holds(run)


def holds(run: Walk) -> None:
    roster = run.context.roster
    for todo in pending(run.definition, run.state, roster):
        words = ACTS.keys() & set(todo.acts)
        for person in (*ACME.members, "mallory") if words else ():
            named = person in todo.people or (todo.anybody and person not in todo.barred)
            if roster and not roster.knows(person, NOON[:10]):
                named = False
            assert named is any(may(run, todo, word, person) for word in words), (todo, person)


def may(run: Walk, todo: Todo, word: str, person: str) -> bool:
    """Whether they are not refused for who they are, whomever they represent."""
    for behalf in WHOM:
        command = c.Command(ACTS[word](todo.step), person, run.now, behalf)
        answer = decide(run.definition, run.state, command, run.context)
        if not isinstance(answer, Refused) or answer.why is not Why.WHO:
            return True
    return False
