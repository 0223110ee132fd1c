"""Meaning: what a run means, sentence by sentence of the format, as given / when / then."""

import pytest

from walking_a_run import walked

X = "a[ask x:good|poor] > b[when x == 'good'] > c"
STAGED = "one{a[ask x:good|poor]} > two[when x == 'good']{b > c} > three{d}"


@pytest.mark.parametrize(
    ("line", "script", "stands"),
    [
        # 1. Ready
        pytest.param("a > b", "", "a:ready b:waiting", id="the first step is ready at the start"),
        pytest.param("a > b", "done a", "a:done b:ready", id="ready when what it needs is done"),
        pytest.param("a > b", "skip a", "a:skipped b:ready", id="ready when its need is skipped"),
        pytest.param("a > b > c(a, b)", "done a", "a:done b:ready c:waiting", id="all it needs"),
        pytest.param("a > b()", "", "a:ready b:ready", id="a step that needs nothing is ready"),
        pytest.param(
            "a > b", "done a; done b", "a:done b:done done", id="all closed: the run is done"
        ),
        # 2. Skipped
        pytest.param(
            X, "done a x=poor", "a:done b:skipped c:ready", id="skipped when its condition is false"
        ),
        pytest.param(
            X, "done a x=good", "a:done b:ready c:waiting", id="ready when its condition is true"
        ),
        pytest.param(
            STAGED,
            "done a x=poor",
            "a:done b:skipped c:skipped d:ready",
            id="skipped when the condition of its stage is false, and all of the stage",
        ),
        pytest.param(
            "a[when 1 == 2] > b[when 1 == 2] > c[when 1 == 2]",
            "",
            "a:skipped b:skipped c:skipped done",
            id="a run of which nothing is left is done at once",
        ),
        pytest.param(
            "one{a[ask x:good|poor]} > two[when x == 'good']{b[critical; tick 1]}",
            "done a x=poor",
            "a:done b:skipped done",
            id="a condition skips a critical step",
        ),
        # 3. Stages
        pytest.param(
            "a[ask x:good|poor] > b",
            "done a x=good",
            "a:done b:ready",
            id="plain steps have no stage to decide",
        ),
        pytest.param(
            "one{a[ask x:good|poor]} > two[when x == 'poor']{b} > three{c(a) > d(c)} > four{e()}",
            "done a x=good; done e",
            "a:done b:skipped c:ready d:waiting e:done",
            id="order through a skipped stage holds",
        ),
        pytest.param(
            "one{a[ask x:good|poor] > z} > two[when x == 'poor']{b(a) > c(z)} > three{d()}",
            "done a x=good",
            "a:done z:ready b:skipped c:waiting d:ready",
            id="a step of a skipped stage is skipped when it would become ready, not earlier",
        ),
        # 4. Unset values
        pytest.param(
            X, "done a", "a:done b:blocked c:waiting", id="an unset value blocks the step"
        ),
        pytest.param(
            X,
            "done a; correct x=good",
            "a:done b:ready c:waiting",
            id="recording it decides: true",
        ),
        pytest.param(
            X,
            "done a; correct x=poor",
            "a:done b:skipped c:ready",
            id="recording it decides: false",
        ),
        pytest.param(
            X,
            "skip a; correct x=good",
            "a:skipped b:ready c:waiting",
            id="a value of a skipped step can be recorded",
        ),
        pytest.param(
            X, "done a; unblock b", "a:done b:ready c:waiting", id="unblock counts as true"
        ),
        pytest.param(X, "done a; skip b", "a:done b:skipped c:ready", id="skip counts as false"),
        pytest.param(
            "a[ask x:good|poor] > b[when x == 'good' or 1 == 1]",
            "done a",
            "a:done b:blocked",
            id="from left to right: an unset value on the left blocks",
        ),
        pytest.param(
            "a[ask x:good|poor] > b[when 1 == 1 or x == 'good']",
            "done a",
            "a:done b:ready",
            id="short circuit: what is not read does not block",
        ),
        pytest.param(
            "a[ask x:good|poor] > b[when x | default('poor') == 'good'] > c",
            "done a",
            "a:done b:skipped c:ready",
            id="default reads safely",
        ),
        pytest.param(
            "a[ask n:integer] > b[when 1 / n == 1]",
            "done a n=0",
            "a:done b:blocked",
            id="a condition that cannot be worked out blocks too",
        ),
        pytest.param(
            STAGED,
            "done a",
            "a:done b:blocked c:waiting d:waiting",
            id="an unset value in the condition of a stage blocks its first step",
        ),
        pytest.param(
            STAGED,
            "done a; skip b",
            "a:done b:skipped c:skipped d:ready",
            id="skip counts as false for the stage",
        ),
        pytest.param(
            STAGED,
            "done a; unblock b; done b",
            "a:done b:done c:ready d:waiting",
            id="unblock counts as true for the stage",
        ),
        pytest.param(
            "one{a[ask x:good|poor]} > two[when x == 'good']{b(a) > c(a)}",
            "done a; unblock c",
            "a:done b:ready c:ready",
            id="a word for the stage frees all its steps that are blocked by it",
        ),
        pytest.param(
            "one{a[ask x:good|poor]} > two[when x == 'good']{b[when x == 'good']}",
            "done a; unblock b",
            "a:done b:blocked",
            id="a word for the stage is none for the step",
        ),
        pytest.param(
            "one{a[ask x:good|poor]} > two[when x == 'good']{b(a)[critical; tick 1] > c(a)} > e{d}",
            "done a x=good; done b tick=1; done c; reopen a; skip a; reopen c; skip c",
            "a:skipped b:done c:skipped d:ready",
            id="a word for the opened steps of a stage leaves the others alone",
        ),
        # 5. Done
        pytest.param("a", "take a", "a:started", id="taken"),
        pytest.param("a", "take a; done a", "a:done done", id="taken and done"),
        pytest.param(
            "a", "bob for ann: take a; done a", "a:done done", id="done by the one represented"
        ),
        pytest.param("a[tick 2]", "done a tick=1 na=2", "a:done done", id="not applicable"),
        pytest.param("wait a 2d > b", "", "a:started b:waiting", id="a wait begins by itself"),
        pytest.param("wait a 2d > b", "+1d; wake", "a:started b:waiting", id="a wait goes on"),
        pytest.param("wait a 2d > b", "+2d; wake", "a:done b:ready", id="a wait is over"),
        pytest.param("wait a 2d > b", "done a", "a:done b:ready", id="a wait is ended early"),
        pytest.param("wait a 0d > b", "", "a:done b:ready", id="a wait for nothing is over"),
        pytest.param(
            "wait a 2d > b > c()",
            "+3d; done b",
            "a:done b:done c:ready",
            id="a wait that is over ends before whatever is asked",
        ),
        # Time
        pytest.param(
            "a[ask d:date] > wait b until d",
            "done a",
            "a:done b:blocked",
            id="a wait until an unset date is blocked",
        ),
        pytest.param(
            "a[ask d:date] > wait b until d",
            "done a; correct d=2026-07-01",
            "a:done b:started",
            id="recording the date begins the wait",
        ),
        pytest.param(
            "a[ask d:date] > wait b until d",
            "done a; done b",
            "a:done b:done done",
            id="a wait without its date is ended by a person",
        ),
        pytest.param(
            "a[ask d:date] > wait b until d",
            "done a d=2026-06-01",
            "a:done b:done done",
            id="a date that is past is over at once",
        ),
        pytest.param(
            "a[ask d:date] > wait b until d",
            "done a d=2026-06-15",
            "a:done b:done done",
            id="a wait closes when its day begins",
        ),
        pytest.param(
            "a[ask d:date] > wait b until d",
            "done a d=2026-06-30; correct d=2026-06-17; +2d; wake",
            "a:done b:done done",
            id="a running wait follows a corrected date",
        ),
        pytest.param(
            "a[ask d:datetime] > wait b until d",
            "done a d=2026-06-15T14:00; +3h; wake",
            "a:done b:done done",
            id="a wait until a moment",
        ),
        # 7. Approvals
        pytest.param(
            "wait a 2d > approve b[apart a]",
            "+3d; wake; approve b",
            "a:done b:done done",
            id="whoever sees that a wait is over did not do it",
        ),
        pytest.param("a > approve b > c", "done a; approve b", "a:done b:done c:ready", id="yes"),
        pytest.param(
            "approve a > b", "reject a", "a:done b:cancelled rejected", id="no: the run is rejected"
        ),
        pytest.param(
            "approve a -> continue > b[when a == 'rejected'] > c[when a == 'approved']",
            "reject a",
            "a:done b:ready c:waiting",
            id="on_reject continue: the choice is recorded, and read",
        ),
        pytest.param(
            "approve a[quorum 2] > b", "approve a", "a:started b:waiting", id="one yes of two"
        ),
        pytest.param(
            "approve a[quorum 2] > b",
            "approve a; bob: approve a",
            "a:done b:ready",
            id="two of two",
        ),
        pytest.param(
            "approve a[quorum 2] > b",
            "approve a; bob: reject a",
            "a:done b:cancelled rejected",
            id="the first rejection decides",
        ),
    ],
)
def test_walk(line: str, script: str, stands: str) -> None:
    assert walked(line, script).stands == stands
