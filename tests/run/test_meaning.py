"""Meaning: what a run means, sentence by sentence of the format, as given / when / then."""

import pytest

from processes_in_a_line import a_definition
from walking_a_run import Walk

X = "a[ask x:good|poor] > b[when x == 'good'] > c"
STAGED = "one{a[ask x:good|poor]} > two[when x == 'good']{b > c} > three{d}"
HELD = "a[hold] > b > c()"
SECOND = "a[ask x:good|poor] > b > approve c -> a"


def walked(line: str, script: str, **more: str) -> Walk:
    return Walk(a_definition(line, **more)).start().say(script)


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
        # 8. Rework
        pytest.param(
            "a > b > approve c -> b > d",
            "done a; done b; reject c",
            "a:done b:ready c:waiting d:waiting",
            id="the named step and the approval open",
        ),
        pytest.param(
            "a > b > c() > d(a) > approve e(b, c) -> a > f",
            "done a; done b; done c; done d; reject e",
            "a:ready b:waiting c:done d:done e:waiting f:waiting",
            id="all steps on a path between open, and no others",
        ),
        pytest.param(
            "a > b(a) > c(b) > approve d(a) -> a",
            "done a; done b; reject d",
            "a:ready b:done c:ready d:waiting",
            id="a ready step that needs no opened one stays",
        ),
        pytest.param(
            "a > b(a) > approve d(a) -> a",
            "done a; reject d",
            "a:ready b:waiting d:waiting",
            id="a ready step that needs an opened one goes back to waiting",
        ),
        pytest.param(
            "a > b(a) > approve d(a) -> a",
            "done a; take b; reject d",
            "a:ready b:started d:waiting",
            id="a started one stays",
        ),
        pytest.param(
            SECOND + " > d",
            "done a x=good; done b; reject c; done a x=poor; done b; approve c; done d",
            "a:done b:done c:done d:done done",
            id="the second round goes through",
        ),
        pytest.param(
            "a > approve c -> a[rounds 2]",
            "done a; reject c; done a; reject c",
            "a:done c:blocked",
            id="a rejection in the last round blocks the approval",
        ),
        pytest.param(
            "a > approve c -> a",
            "done a; reject c; done a; reject c; done a; reject c",
            "a:done c:blocked",
            id="three rounds where nothing is said",
        ),
        pytest.param(
            "a > approve c -> a[rounds 1]",
            "done a; reject c; reopen c",
            "a:ready c:waiting",
            id="reopen grants one more round",
        ),
        pytest.param(
            "a > approve c -> a[rounds 1]",
            "done a; reject c; cancel",
            "a:done c:cancelled cancelled",
            id="or the run is cancelled",
        ),
        pytest.param(
            "a > b > approve c -> a[quorum 2]",
            "done a; done b; approve c; bob: reject c; done a; done b; approve c",
            "a:done b:done c:started",
            id="approvals of earlier rounds do not count",
        ),
        pytest.param(
            "a[ask x:good|poor] > b[when x == 'good'] > approve c -> a > d",
            "done a x=good; done b; reject c; done a x=poor",
            "a:done b:skipped c:ready d:waiting",
            id="conditions of opened steps are decided anew",
        ),
        pytest.param(
            "a > m[ask x:good|poor] > n > approve b(n) -> a > approve c(m) -> a",
            "done a; done m; done n; reject c; done a; reject b",
            "a:ready m:waiting n:waiting b:waiting c:waiting",
            id="a set that is open already starts its round over",
        ),
        pytest.param(
            "a > wait w 2d > approve b(a) -> a > approve c(w) -> a",
            "done a; reject b; done a",
            "a:done w:started b:ready c:waiting",
            id="a wait that was not opened runs on",
        ),
        # 9. Reopen and correct
        pytest.param(
            "a > b > c", "done a; done b; reopen a", "a:ready b:done c:ready", id="reopen opens one"
        ),
        pytest.param(
            "a > b > c",
            "done a; done b; reopen b",
            "a:done b:ready c:waiting",
            id="what needs it waits again",
        ),
        pytest.param("a > b", "skip a; reopen a", "a:ready b:waiting", id="a skipped step reopens"),
        pytest.param(
            X,
            "done a x=poor; correct x=good",
            "a:done b:skipped c:ready",
            id="correct leaves decisions as they are",
        ),
        # Blocks
        pytest.param("a > b", "block a", "a:blocked b:waiting", id="a person blocks"),
        pytest.param("a > b", "block a; unblock a", "a:ready b:waiting", id="and unblocks"),
        pytest.param("a", "take a; block a; unblock a", "a:started", id="back to where it was"),
        pytest.param(
            "a > b", "block a; skip a", "a:skipped b:ready", id="a blocked step is skipped"
        ),
        pytest.param(
            "a > b(a) > approve d(a) -> a",
            "done a; block b; reject d; unblock b",
            "a:ready b:waiting d:waiting",
            id="unblocked while what it needs is open, it waits",
        ),
        # 10. Automation, by hand
        pytest.param("auto a > b", "", "a:ready b:waiting", id="a person is asked"),
        pytest.param("auto a > b", "done a", "a:done b:ready", id="and does it by hand"),
        pytest.param("auto a > b", "take a; skip a", "a:skipped b:ready", id="or skips it"),
        # Hold points
        pytest.param(HELD, "", "a:ready b:waiting c:waiting", id="a hold point holds all after it"),
        pytest.param(HELD, "done a", "a:done b:ready c:ready", id="until it is done"),
        pytest.param(
            "a[hold; when 1 == 2] > b > c()",
            "",
            "a:skipped b:ready c:ready",
            id="a skipped hold point holds nothing",
        ),
        pytest.param(
            "a > b[hold] > c(a)",
            "done a; done b; take c; reopen b; done b; done c",
            "a:done b:done c:done done",
            id="a reopened hold point, done again, frees what was started",
        ),
        pytest.param(
            "a(b)[hold] > b() > c",
            "done b; done a",
            "a:done b:done c:ready",
            id="a hold point holds none of its own ancestors",
        ),
        # Ends
        pytest.param(
            "a > b", "cancel", "a:cancelled b:cancelled cancelled", id="a run is cancelled"
        ),
        pytest.param(
            "a > b", "comment; comment a", "a:ready b:waiting", id="comments change nothing"
        ),
        pytest.param("a > b", "assign a to=bob", "a:ready b:waiting", id="assigned, not taken"),
        pytest.param(
            "a > b", "take a; assign a to=bob; bob: done a", "a:done b:ready", id="handed over"
        ),
    ],
)
def test_walk(line: str, script: str, stands: str) -> None:
    assert walked(line, script).stands == stands
