"""Refused answers: values, ticks and reasons that a step does not take."""

import pytest

from flowdef.run.refusal import Why
from processes_in_a_line import a_definition, a_process
from walking_a_run import Walk, is_refused

NEEDY = a_process("s", id="other", inputs="x:text!")


@pytest.mark.parametrize(
    ("line", "script", "sentence", "why", "reason"),
    [
        pytest.param(
            "a[ask x:text!, y:text!]",
            "",
            "done a",
            Why.ANSWERS,
            "X (x) is required; Y (y) is required",
            id="required fields, all at once",
        ),
        pytest.param(
            "a[ask x:good|poor]", "", "done a x=bad", Why.ANSWERS, "X (x): 'bad'", id="no choice"
        ),
        pytest.param(
            "a[ask n:integer]", "", "done a n=1.5", Why.ANSWERS, "N (n): ", id="of another type"
        ),
        pytest.param(
            "a[ask n:integer(0..10)]",
            "",
            "done a n=11 why=",
            Why.ANSWERS,
            "11 is above the maximum of 10; a reason records it as a deviation",
            id="outside its limits without a reason",
        ),
        pytest.param(
            "a[ask value:text]",
            "",
            "done a valeu=1",
            Why.ANSWERS,
            "did you mean 'value'?",
            id="a field that the step has not",
        ),
        pytest.param(
            "a[ask x:text] > b[ask y:text]",
            "done a",
            "done b x=1",
            Why.ANSWERS,
            "x is recorded by a",
            id="a field of another step",
        ),
        pytest.param(
            "a[tick 3]", "", "done a tick=2", Why.ANSWERS, "item 1 and 3 of 3", id="open items"
        ),
        pytest.param(
            "a[tick 1]",
            "",
            "done a tick=2",
            Why.ANSWERS,
            "a has no checklist item 2; its only one is 1",
            id="no such item",
        ),
        pytest.param(
            "a",
            "",
            "done a tick=1",
            Why.ANSWERS,
            "no checklist item 1; it has no checklist",
            id="no items at all",
        ),
        pytest.param(
            "a[tick 1]", "", "done a na=1 why=", Why.REASON, "say why", id="not applicable: say why"
        ),
        pytest.param(
            "a[tick 1; ask x:text!]",
            "",
            "done a",
            Why.ANSWERS,
            "the checklist of a is open at item 1 of 1; X (x) is required",
            id="items and fields at once",
        ),
        pytest.param(
            "a[ask x:text!] > approve b -> a",
            "done a x=1; reject b",
            "done a x=none",
            Why.ANSWERS,
            "X (x) is required",
            id="a required answer cannot be taken back",
        ),
        pytest.param(
            "a[ask x:good|poor]",
            "",
            "correct x=good",
            Why.STATE,
            "x is recorded by a, which is ready",
            id="correct what its step will record",
        ),
        pytest.param(
            "a[ask x:good|poor] > b",
            "done a x=good",
            "correct x=bad",
            Why.ANSWERS,
            "'bad'",
            id="correct to what is no choice",
        ),
        pytest.param(
            "approve a -> continue > b",
            "reject a",
            "correct a=approved",
            Why.STATE,
            "a is a verdict",
            id="correct a verdict",
        ),
    ],
)
def test_refused(line: str, script: str, sentence: str, why: Why, reason: str) -> None:
    is_refused(Walk(a_definition(line, NEEDY)).start().say(script), sentence, why, reason)
