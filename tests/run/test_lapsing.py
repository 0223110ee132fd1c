"""Lapsing: a vote stands as long as whoever gave it may still be the one to decide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acme import ACME, walk
from flowdef.render.history import sentence
from flowdef.run import facts as f
from flowdef.run.refusal import Why
from flowdef.run.state import DONE, READY, STARTED, WAITING, Status
from walking_a_run import Walk, is_refused, walked

LINE = "a[by boss; ask n:integer] > approve b[role boss; quorum 2; apart a]"
AMOUNT = "a[by clerk; ask n:number] > approve b[role boss; quorum 3; right discount n EUR]"


def voters(run: Walk, step: str = "b") -> tuple[str, ...]:
    return tuple(vote.by for vote in run.state.steps[step].votes)


@pytest.mark.parametrize(
    ("script", "left"),
    [
        pytest.param("bea: approve b; bea: correct n=7", (), id="of whoever corrects"),
        pytest.param(
            "dan for bea: approve b; bea: correct n=7", (), id="of whom a deputy voted for"
        ),
        pytest.param(
            "bea: approve b; dan for bea: correct n=7", (), id="of whom a deputy corrects for"
        ),
        pytest.param("bea: approve b; bob: correct n=7", ("bea",), id="not of anybody else"),
        pytest.param(
            "bea: approve b; ann: reopen a; bea: done a n=7", (), id="of whoever does it again"
        ),
    ],
)
def test_a_vote_of_whoever_must_stay_apart_lapses(script: str, left: tuple[str, ...]) -> None:
    line = LINE.replace("[by boss", "[by boss; acc clerk")
    run = walk(line).say(f"bob: done a n=9; {script}")
    assert voters(run) == left


def test_it_is_said_and_does_not_count() -> None:
    run = walk(LINE).say("bob: done a n=9; dan for bea: approve b; bea: correct n=7")
    assert run.last(f.Lapsed) == f.Lapsed("b", 1, "dan", "bea", "separation", "a")
    assert sentence(run.log[-1], ACME) == (
        "b: the yes of Dan for Bea no longer counts, because they did a or corrected it"
    )
    assert run.state.steps["b"].status is READY
    is_refused(run, "bea: approve b", Why.WHO, "Bea [bea] did a or corrected it")


def test_another_yes_then_decides_nothing_alone() -> None:
    run = walked("a[ask n:integer] > approve b[quorum 2; apart a]", "done a n=9; bob: approve b")
    run.say("bob: correct n=7; cat: approve b")
    assert (run.state.steps["b"].status, voters(run)) == (STARTED, ("cat",))
    run.say("dan: approve b")
    assert run.state.result == "done"


def test_of_several_the_others_stand() -> None:
    run = walked("a[ask n:integer] > approve b[quorum 3; apart a]", "done a n=9; bob: approve b")
    run.say("cat: approve b; bob: correct n=7")
    assert (run.state.steps["b"].status, voters(run)) == (STARTED, ("cat",))


@pytest.mark.parametrize(
    ("script", "status"),
    [
        pytest.param("cat: take b; bob: approve b; bob: correct n=7", STARTED, id="taken"),
        pytest.param("bob: approve b; reopen a; bob: correct n=7", WAITING, id="its need is open"),
        pytest.param("bob: approve b; block b; bob: correct n=7; unblock b", READY, id="blocked"),
    ],
)
def test_it_stands_as_before_the_first_vote(script: str, status: Status) -> None:
    run = walked("a[ask n:integer] > approve b[quorum 2; apart a]", f"done a n=9; {script}")
    assert (run.state.steps["b"].status, voters(run)) == (status, ())


def test_an_approval_from_which_nobody_is_apart_keeps_it() -> None:
    run = walked("a[ask n:integer] > approve b[quorum 2]", "done a n=9; bob: approve b")
    assert voters(run.say("bob: correct n=7")) == ("bob",)


def test_what_was_decided_stays_and_is_listed() -> None:
    line = "a[ask n:integer] > approve b[apart a] > approve c > d"
    run = walked(line, "done a n=9; bob: approve b; bob: approve c; bob: correct n=7")
    assert run.last(f.Corrected).stands == ("b",)
    assert not run.facts(f.Lapsed)


@pytest.mark.parametrize(
    ("new", "left"), [("90", ("bob", "bea")), ("101", ("bea",))], ids=("within it", "beyond it")
)
def test_a_yes_lapses_where_its_right_does_not_reach_the_new_amount(
    new: str, left: tuple[str, ...]
) -> None:
    run = walk(AMOUNT).say(f"done a n=50; bob: approve b; bea: approve b; correct n={new}")
    assert voters(run) == left


def test_the_amount_of_what_was_decided_is_listed() -> None:
    run = walk(AMOUNT.replace("quorum 3", "quorum 1") + " > d").say("done a n=50; bob: approve b")
    assert run.say("correct n=500").last(f.Corrected).stands == ("b",)


people, deeds = (
    st.sampled_from(("ann", "bob", "cat")),
    st.sampled_from(
        (
            "done a",
            "done b",
            "approve c",
            "approve d",
            "reopen a",
            "reopen b",
            "correct n=1",
            "correct n=2",
            "correct m=1",
            "correct m=2",
            "block c",
            "unblock c",
        )
    ),
)


@given(st.lists(st.builds("{}: {}".format, people, deeds), max_size=14))
def test_no_yes_stands_of_whoever_must_stay_apart(sentences: list[str]) -> None:
    line = "a[ask n:integer] > b[ask m:integer] > "
    run = walked(line + "approve c[quorum 2; apart a, b] > approve d[quorum 2; apart c]", "")
    for sentence_ in ("done a n=9", "done b m=9", *sentences):
        run.ask(sentence_)
        for name, step in run.state.steps.items():
            for other in run.definition.steps[name].approving.separate_from:
                done = run.state.doers.get(other, frozenset())
                assert step.status is DONE or done.isdisjoint(voters(run, name))
