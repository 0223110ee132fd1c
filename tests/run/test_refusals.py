"""Refusals: what is not possible, why, and what is possible instead."""

import pytest

from flowdef.run.refusal import Why
from processes_in_a_line import a_definition, a_process
from walking_a_run import Walk, is_refused

NEEDY = a_process("s", id="other", inputs="x:text!")


HELD = "a > b[hold] > c(a) > d(b)"


@pytest.mark.parametrize(
    ("line", "script", "sentence", "why", "reason"),
    [
        pytest.param(
            "send > b",
            "",
            "done sent",
            Why.UNKNOWN,
            "no step 'sent'; did you mean 'send'?",
            id="a step that is none",
        ),
        pytest.param(
            "a > b", "", "comment zebra", Why.UNKNOWN, "no step 'zebra'", id="a comment on none"
        ),
        pytest.param(
            "a[ask x:text]",
            "",
            "correct y=1",
            Why.UNKNOWN,
            "no field 'y'",
            id="a field that is none",
        ),
        pytest.param("a", "done a", "done a", Why.OVER, "the run is done", id="a run that is over"),
        pytest.param(
            "a > b", "cancel", "reopen a", Why.OVER, "cancelled", id="reopen after the end"
        ),
        pytest.param(
            "a[ask x:text]", "done a", "correct x=1", Why.OVER, "done", id="correct after the end"
        ),
        pytest.param(
            "a > b", "", "done b", Why.STATE, "b is waiting; it needs a", id="a step that waits"
        ),
        pytest.param(
            "a > b > c", "", "take c", Why.STATE, "it needs b", id="a step that waits longer"
        ),
        pytest.param(
            "a > b",
            "done a",
            "done a",
            Why.STATE,
            "a was done by ann at 2026-06-15 12:00",
            id="done before",
        ),
        pytest.param(
            "a > b",
            "skip a why=so",
            "done a",
            Why.STATE,
            "skipped by ann: so",
            id="skipped by a person",
        ),
        pytest.param(
            "a[when 1 == 2] > b",
            "",
            "done a",
            Why.STATE,
            "its condition is false",
            id="by condition",
        ),
        pytest.param(
            "s[when 1 == 2]{a} > t{b}",
            "",
            "done a",
            Why.STATE,
            "stage does not apply",
            id="by stage",
        ),
        pytest.param("a > b", "", "skip b", Why.STATE, "b is waiting", id="skip what waits"),
        pytest.param("a > b", "", "skip a why=", Why.REASON, "say why", id="skip without a reason"),
        pytest.param(
            "a[critical; tick 1]",
            "",
            "skip a",
            Why.STATE,
            "a is critical: no person can skip it",
            id="skip what is critical",
        ),
        pytest.param(
            "a[hold]", "", "skip a", Why.STATE, "a is a hold point", id="skip a hold point"
        ),
        pytest.param(
            "one{a[ask x:good|poor]} > two[when x == 'good']{b > c[critical; tick 1]}",
            "done a",
            "skip b",
            Why.STATE,
            "no person can skip c",
            id="leave out by a word for the stage what is critical",
        ),
        pytest.param(
            "a > b", "block a why=lost", "done a", Why.STATE, "a is blocked: lost", id="blocked"
        ),
        pytest.param(
            "a[ask x:good|poor] > b[when x == 'good']",
            "done a",
            "done b",
            Why.STATE,
            "b is blocked: X (x) is not recorded",
            id="blocked by its condition",
        ),
        pytest.param(
            "a > b", "", "block a why=", Why.REASON, "say what", id="block without a reason"
        ),
        pytest.param(
            "a > b", "", "unblock a", Why.STATE, "a is ready", id="unblock what is not blocked"
        ),
        pytest.param(
            "a[ask d:date] > wait w until d",
            "done a",
            "unblock w",
            Why.STATE,
            "w is blocked: D (d) is not recorded",
            id="unblock a wait for an unset date",
        ),
        pytest.param(
            "a > approve c -> a[rounds 1]",
            "done a; reject c",
            "unblock c",
            Why.STATE,
            "rejected in round 1 of 1",
            id="unblock an approval out of rounds",
        ),
        pytest.param(
            "a > approve c -> a[rounds 1]",
            "done a; reject c",
            "skip c",
            Why.STATE,
            "rejected in round 1 of 1",
            id="skip an approval out of rounds",
        ),
        pytest.param(
            "a > approve c -> a[rounds 1]",
            "done a; reject c",
            "reopen c why=",
            Why.REASON,
            "say why",
            id="one more round without a reason",
        ),
        pytest.param(
            "a > approve c -> a[rounds 1]",
            "done a; reject c; reopen c; done a",
            "approve a",
            Why.STATE,
            "a was done",
            id="approve what is no approval",
        ),
        pytest.param(
            "approve a", "", "done a", Why.STATE, "approve or reject it", id="done of an approval"
        ),
        pytest.param("a", "", "approve a", Why.STATE, "a is ready", id="approve work"),
        pytest.param(
            "a", "take a", "approve a", Why.STATE, "ann took it", id="approve started work"
        ),
        pytest.param(
            "call a other",
            "",
            "take a",
            Why.STATE,
            "a failed: other cannot start",
            id="take what failed",
        ),
        pytest.param(
            "approve a[quorum 2]",
            "approve a",
            "approve a",
            Why.WHO,
            "ann has said approved",
            id="a quorum counts distinct people",
        ),
        pytest.param(
            "approve a[quorum 2]",
            "approve a",
            "bob for ann: approve a",
            Why.WHO,
            "ann has said",
            id="and the one represented",
        ),
        pytest.param(
            "approve a[quorum 2]",
            "bob for ann: approve a",
            "approve a",
            Why.WHO,
            "ann has said",
            id="whether first or later",
        ),
        pytest.param(
            "a > approve b[apart a]", "done a", "approve b", Why.WHO, "ann did a", id="kept apart"
        ),
        pytest.param(
            "a > approve b[apart a]",
            "done a",
            "bob for ann: approve b",
            Why.WHO,
            "ann did a",
            id="kept apart from the one represented",
        ),
        pytest.param(
            "a > approve b[apart a]",
            "bob for ann: done a",
            "approve b",
            Why.WHO,
            "ann did a",
            id="kept apart, represented there",
        ),
        pytest.param(
            "a > approve b -> a[apart a]",
            "done a; bob: reject b; bob: done a",
            "approve b",
            Why.WHO,
            "ann did a",
            id="kept apart, in any round",
        ),
        pytest.param(
            "a > approve b -> a[apart a]",
            "done a; bob: reject b; bob: done a",
            "reject b",
            Why.WHO,
            "ann did a",
            id="a rejection is kept apart too",
        ),
        pytest.param(
            "a > approve b[apart a]",
            "done a",
            "skip b",
            Why.WHO,
            "ann did a",
            id="and a skip of it",
        ),
        pytest.param(
            "approve a > approve b[apart a]",
            "approve a",
            "approve b",
            Why.WHO,
            "ann did a",
            id="kept apart from who approved",
        ),
        pytest.param(
            "wait a 2d", "", "done a why=", Why.REASON, "say why", id="end a wait for nothing"
        ),
        pytest.param(
            "wait a 2d", "", "take a", Why.STATE, "a wait until 2026-06-17", id="take a wait"
        ),
        pytest.param(
            "a", "take a", "bob: done a", Why.WHO, "in the hands of ann", id="taken by another"
        ),
        pytest.param("a", "take a", "take a", Why.STATE, "ann took it", id="take twice"),
        pytest.param(
            "a > b", "", "reopen a why=so", Why.STATE, "a is ready", id="reopen what is open"
        ),
        pytest.param(
            "a > b", "done a", "reopen a why=", Why.REASON, "say why", id="reopen for nothing"
        ),
        pytest.param("a > b", "", "retry a", Why.STATE, "a is ready", id="retry what did not fail"),
        pytest.param(
            "a > b", "", "cancel why=", Why.REASON, "say why", id="cancel without a reason"
        ),
        pytest.param(
            "a > b", "", "comment why=", Why.REASON, "says something", id="an empty comment"
        ),
        pytest.param("a", "", "assign a to=", Why.WHO, "nobody", id="assign to nobody"),
        pytest.param(
            HELD,
            "done a; done b; take c; reopen b",
            "done c",
            Why.STATE,
            "b is a hold point and is ready again",
            id="done while a hold point is reopened",
        ),
        pytest.param(
            "a > b[hold] > approve c(a)[quorum 2]",
            "done a; done b; approve c; reopen b",
            "bob: approve c",
            Why.STATE,
            "b is a hold point",
            id="approve while it is reopened",
        ),
    ],
)
def test_refused(line: str, script: str, sentence: str, why: Why, reason: str) -> None:
    is_refused(Walk(a_definition(line, NEEDY)).start().say(script), sentence, why, reason)
