"""Entitled: rights count where people are named, handed a step, and refused."""

import pytest

from acme import ACME, walk
from flowdef.run.pending import Todo, for_person, pending
from flowdef.run.refusal import Why
from processes_in_a_line import a_definition
from walking_a_run import Walk, is_refused

PAY = "a[by clerk; ask amount:number] > approve b[right discount amount EUR]"
APART = "a > approve b[apart a; quorum 2]"
STAFF = ("bob", "bea", "dan")


def the_todo(run: Walk) -> Todo:
    (todo,) = pending(run.definition, run.state, ACME)
    return todo


@pytest.mark.parametrize(
    ("line", "script", "lacking"),
    [
        pytest.param(PAY, "done a amount=100", (), id="the role reaches far enough"),
        pytest.param(PAY, "done a amount=101", ("bob", "dan"), id="only by another role of theirs"),
        pytest.param(PAY, "done a", (), id="nobody knows how far"),
        pytest.param("approve b[right hire]", "", (), id="no amount is asked for"),
        pytest.param("approve b[right fly]", "", STAFF, id="nobody has it"),
        pytest.param("approve b", "", (), id="no right is asked for"),
        pytest.param(
            PAY.replace("[right", " -> a[rounds 1; right"),
            "done a amount=101; bob: reject b",
            (),
            id="whoever opens it again says no yes",
        ),
    ],
)
def test_who_lacks_the_right(line: str, script: str, lacking: tuple[str, ...]) -> None:
    todo = the_todo(walk(line, owner="boss").say(script))
    assert todo.lacking == lacking
    assert set(lacking) <= set(todo.people)


def test_who_may_only_say_no_is_told_apart() -> None:
    run = walk(PAY).say("done a amount=101")
    assert the_todo(run).who == (
        "Boss (Bea [bea]), or on behalf of bea their deputy Director (Bea [bea]); able only to"
        " say no, without the right 'discount' up to 101 EUR: Bob [bob] or Dan [dan]"
    )
    assert for_person((the_todo(run),), "bob")
    run.say("bob: reject b")


@pytest.mark.parametrize(
    ("line", "script", "sentence", "told"),
    [
        pytest.param(
            PAY,
            "done a amount=101",
            "bea: assign b to=bob",
            "b cannot be handed to Bob [bob], who lacks the right to say yes; who may: Boss (Bea",
            id="who lacks the right",
        ),
        pytest.param(
            "a[by boss] > approve b[apart a]",
            "bob: done a",
            "bea: assign b to=bob",
            "b cannot be handed to Bob [bob], who did a or corrected it; who may: Boss (",
            id="who did what must stay apart",
        ),
        pytest.param(
            "a > approve b[quorum 2]",
            "done a; bob: approve b",
            "bea: assign b to=bob",
            "Bob [bob], who has said approved in this round; who may: Boss (Bea [bea])",
            id="who has said yes",
        ),
        pytest.param(
            "a[by boss] > approve b[apart a]",
            "bob: done a",
            "bob: take b",
            "Bob [bob] did a or corrected it, and b must be decided by somebody else; who may: Bea",
            id="nor does who did that take it",
        ),
    ],
)
def test_not_for_whom_it_cannot_be(line: str, script: str, sentence: str, told: str) -> None:
    is_refused(walk(line).say(script), sentence, Why.WHO, told)


def test_without_an_organization_whoever_did_it_is_kept_apart_too() -> None:
    run = Walk(a_definition(APART)).start().say("done a; zoe: approve b")
    is_refused(run, "assign b to=ann", Why.WHO, "handed to ann, who did a or corrected it")
    is_refused(run, "assign b to=zoe", Why.WHO, "handed to zoe, who has said approved")
    run.say("assign b to=kim")


def test_an_approval_is_in_nobodys_hands_who_may_decide_it_no_more() -> None:
    run = walk("a > approve b[quorum 2]").say("done a; bob: take b; bob: assign b to=bob")
    assert (the_todo(run).taken_by, the_todo(run).assigned) == ("bob", "bob")
    run.say("bob: approve b")
    assert (the_todo(run).taken_by, the_todo(run).assigned) == ("", "")
    assert for_person((the_todo(run),), "bea")
