"""A run walked by an answers file, at the desk."""

import pytest

from flowdef.acts.answers_file import Answer, AnswersFile, read_answers
from flowdef.acts.desk import Desk, Who
from flowdef.acts.perform import Outcome
from flowdef.acts.start import start
from flowdef.acts.walk import Walked, act_of, walk
from flowdef.run import commands as c
from flowdef.run.refusal import Refused, Why
from processes_in_a_line import a_process

AT = "2026-11-23T09:00:00Z"
SAM = Who("sam", AT)
LATER = "2026-11-30T09:00:00Z"


def walked(desk: Desk, line: str, answers: str, *moments: str, **more: str) -> tuple[Walked, str]:
    """Where a run of this line ends, walked by these answers; and what was heard, in words.

    The moments are those of the clock, the last of them for good.
    """
    called = {name: a_process(text, id=name) for name, text in more.items()}
    begun = start(desk, a_process(line), called.__getitem__, c.Start(""), SAM)
    assert isinstance(begun, Outcome), begun
    found = read_answers(f"steps: {{{answers}}}".encode(), "answers.yaml")
    assert isinstance(found, AnswersFile), found
    clock = list(moments or [AT])
    heard: list[str] = []

    def tell(outcome: Outcome) -> None:
        heard.extend(type(event.fact).__name__ for event in outcome.events)

    def now() -> str:
        return clock.pop(0) if len(clock) > 1 else clock[0]

    end = walk(desk, begun.run, found.steps, now, tell)
    assert isinstance(end, Walked)
    return end, " ".join(heard)


ROWS = [
    pytest.param("a > b", "a: {as: sam}, b: {as: sam}", "done", "", id="to the end"),
    pytest.param("a > b", "a: {as: sam}", "open", "b:ready", id="no answer"),
    pytest.param("a", "a: {as: sam, skip: no}", "done", "", id="a skip"),
    pytest.param("a > wait w 2d", "a: {as: sam}", "open", "w:started", id="a wait goes on"),
    pytest.param("wait w 2d", "w: {as: sam, reason: no}", "done", "", id="a wait is cut short"),
    pytest.param("a > approve b", "a: {as: sam}, b: {as: jo, reject: no}", "rejected", "", id="no"),
    pytest.param(
        "a > approve b -> a",
        "a: {as: sam}, b: [{as: jo, reject: no}, {as: jo, approve: true}]",
        "done",
        "",
        id="round by round",
    ),
    pytest.param(
        "a > approve b -> a [rounds 2]",
        "a: {as: sam}, b: {as: jo, reject: no}",
        "open",
        "b:blocked",
        id="the last answer repeats until the rounds are over",
    ),
    pytest.param(
        'a > b[when x == "y"] > c[ask z:y|n]',
        "a: {as: sam}, b: {as: sam, unblock: true}",
        "open",
        "b:ready",
        id="an unblock",
    ),
    pytest.param(
        "call s other > b", "s: {steps: {x: {as: jo}}}, b: {as: sam}", "done", "", id="a sub-run"
    ),
    pytest.param("call s other", "s: {steps: {y: {as: jo}}}", "open", "s:started", id="stuck"),
    pytest.param("call s other", "s: {as: sam}", "open", "s:started", id="nothing for below"),
]


@pytest.mark.parametrize(("line", "answers", "result", "left"), ROWS)
def test_how_far_answers_lead(desk: Desk, line: str, answers: str, result: str, left: str) -> None:
    end, _ = walked(desk, line.replace("ask z:y|n", "ask x:y|n"), answers, other="x")
    assert end.state.result == result
    assert " ".join(f"{todo.step}:{todo.status}" for todo in end.open) == left
    assert end.refused is None


def test_a_refused_answer_ends_the_walk_and_says_where(desk: Desk) -> None:
    end, _ = walked(desk, "a[ask n:integer!]", "a: {as: sam, values: {n: x}}")
    assert end.refused
    assert (end.refused.why, end.at_step) == (Why.ANSWERS, "a")
    end, _ = walked(desk, "call s other", "s: {steps: {x: {as: ''}}}", other="x")
    assert end.refused
    assert end.refused.why is Why.WHO


def test_a_wait_that_is_over_meanwhile_ends_by_time_and_is_heard(desk: Desk) -> None:
    answers = "w: {as: sam, reason: too late}, b: {as: sam}"
    end, heard = walked(desk, "wait w 2d > b", answers, LATER)
    assert end.state.result == "done"
    assert heard == "Finished MadeReady Finished Ended"


def test_a_run_that_is_not_there_is_refused(desk: Desk) -> None:
    found = walk(desk, "p-9", {}, lambda: AT, lambda _: None)
    assert isinstance(found, Refused)
    assert found.why is Why.UNKNOWN


@pytest.mark.parametrize(
    ("answer", "act"),
    [
        (Answer(verdict="approve", reason="yes"), c.Approve("a", "yes")),
        (Answer(verdict="reject", reason="no"), c.Reject("a", "no")),
        (Answer(verdict="skip", reason="no"), c.Skip("a", "no")),
        (Answer(verdict="unblock"), c.Unblock("a")),
        (Answer(verdict="reopen", reason="again"), c.Reopen("a", "again")),
        (Answer(ticks=None), c.Done("a", ticks=(0, 1))),
        (Answer(ticks=(1,), not_applicable={0: "no"}), c.Done("a", {}, (1,), {0: "no"})),
    ],
)
def test_the_act_of_an_answer(answer: Answer, act: c.Act) -> None:
    assert act_of(answer, "a", 2) == act
