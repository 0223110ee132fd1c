"""Separation, corrected: whoever changes what a step recorded counts as one who did that step."""

import pytest

from acme import ACME, walk
from flowdef.run.pending import pending
from flowdef.run.refusal import Why
from walking_a_run import Walk, is_refused, walked

LINE = "a[by boss; ask n:integer] > approve b[role boss; apart a]"
MACHINE = "auto a[by boss; ask n:integer] > approve b[role boss; apart a]"
SAID = "did a or corrected it, and b must be decided by somebody else"


def named(run: Walk) -> tuple[str, ...]:
    (todo,) = pending(run.definition, run.state, ACME)
    return todo.people


@pytest.mark.parametrize(
    ("line", "script", "sentence", "left"),
    [
        pytest.param(
            LINE, "bob: done a n=9; bea: correct n=7", "bea: approve b", (), id="who corrects"
        ),
        pytest.param(
            LINE,
            "bob: done a n=9; dan for bob: correct n=7",
            "dan for bea: approve b",
            ("bea",),
            id="who corrects for somebody",
        ),
        pytest.param(
            LINE,
            "dan for bob: done a n=9; dan for bea: correct n=7",
            "bea: approve b",
            (),
            id="and whom they represent",
        ),
        pytest.param(
            MACHINE, "bob: done a n=9; bea: correct n=7", "bea: reject b", (), id="by hand"
        ),
        pytest.param(
            LINE,
            "bob: skip a; bea: correct n=7",
            "bea: take b",
            ("bob", "dan"),
            id="of a skipped one",
        ),
    ],
)
def test_who_corrects_is_apart(
    line: str, script: str, sentence: str, left: tuple[str, ...]
) -> None:
    run = walk(line).say(script)
    is_refused(run, sentence, Why.WHO, SAID)
    assert named(run) == left


def test_in_a_later_round_too() -> None:
    run = walk("a[by boss; ask n:integer] > approve b -> a[role boss; apart a]")
    run.say("bob: done a n=9; bea: correct n=7; bob: reopen a; bob: done a")
    is_refused(run, "bea: approve b", Why.WHO, SAID)


def test_without_an_organization_too() -> None:
    run = walked("a[ask n:integer] > approve b[apart a]", "done a n=9; bob: correct n=7")
    is_refused(run, "bob: approve b", Why.WHO, f"bob {SAID}")
    run.say("cat: approve b")


def test_an_input_is_no_ones_step() -> None:
    run = walk("a[by boss] > approve b[role boss; apart a]", inputs="n:integer", owner="boss")
    run.say("bob: done a; bea: correct n=7; bea: approve b")
    assert run.state.result == "done"
