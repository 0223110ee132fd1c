"""Meaning, going on: rework, corrections, blocks, automation by hand, hold points, ends."""

import pytest

from walking_a_run import walked

X = "a[ask x:good|poor] > b[when x == 'good'] > c"
HELD = "a[hold] > b > c()"
SECOND = "a[ask x:good|poor] > b > approve c -> a"


@pytest.mark.parametrize(
    ("line", "script", "stands"),
    [
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
