"""Machines and sub-runs: attempts, failures, other runs, and what is left to a person."""

from dataclasses import replace
from typing import Any

import pytest

from flowdef.model.process import Call, Process
from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.deciding import Context
from flowdef.run.definition import Definition
from flowdef.run.pinning import pin
from flowdef.run.refusal import Refused, Why
from processes_in_a_line import a_definition, a_process
from walking_a_run import Walk

MACHINES = Context(automates=True)
OTHER = a_process("s", id="other", inputs="who:text!, n:integer(0..9)", outputs=(("ok", ""),))


def auto(line: str, script: str = "") -> Walk:
    return Walk(a_definition(line), MACHINES).start().say(script)


def calling(line: str, *others: Process, **inputs: Any) -> Walk:
    return Walk(a_definition(line, *(others or (OTHER,)), inputs="name:text, k:integer")).start(
        **inputs
    )


def failed(walk: Walk, attempt: int, reason: str = "no net", number: int = 1) -> None:
    walk.obey(c.Report("a", number, attempt, succeeded=False, reason=reason))


def test_a_machine_tries_at_once() -> None:
    walk = auto("auto a x3 > b")
    assert walk.last(f.AttemptBegan) == f.AttemptBegan("a", 1, 1, "r1:a:1:1", "r1:a:1")
    assert walk.stands == "a:started b:waiting"


def test_a_success_closes_the_step_with_its_values() -> None:
    walk = auto("auto a[ask id:text! from stdout, code:integer(0..0) from exit_code] > b")
    walk.obey(c.Report("a", 1, 1, succeeded=True, values={"stdout": "7", "exit_code": 1}))
    assert walk.last(f.Finished) == f.Finished(
        "a",
        1,
        "machine",
        {"id": "7", "code": 1},
        deviations={"code": "1 is above the maximum of 0: as exit_code gave it"},
    )


def test_a_success_without_a_required_value_is_none() -> None:
    walk = auto("auto a[ask id:text! from stdout] > b")
    walk.obey(c.Report("a", 1, 1, succeeded=True))
    assert walk.last(f.Failed).reason == "Id (id) is required"


def test_what_a_machine_does_not_yield_again_is_unset() -> None:
    walk = auto("auto a[ask id:text from stdout, n:text from none] > approve b -> a")
    walk.obey(c.Report("a", 1, 1, succeeded=True, values={"stdout": "7"}))
    walk.say("reject b")
    walk.obey(c.Report("a", 2, 1, succeeded=True))
    assert walk.last(f.Finished).values == {"id": None}
    assert walk.state.values == {"b": "rejected"}


def test_attempts_are_repeated_after_a_delay_until_none_is_left() -> None:
    walk = auto("auto a x2 10m > b")
    failed(walk, 1)
    began = walk.last(f.AttemptBegan)
    assert (began.attempt, began.job, began.key) == (2, "r1:a:1:2", "r1:a:1")
    assert began.not_before == "2026-06-15T12:10:00Z"
    failed(walk, 2)
    assert walk.last(f.Failed) == f.Failed("a", 1, "no net")
    assert walk.stands == "a:failed b:waiting"


def test_the_time_between_attempts_doubles_and_begins_anew_with_a_person() -> None:
    walk = auto("auto a x3 10m > b")
    failed(walk, 1)
    failed(walk, 2)
    assert walk.last(f.AttemptBegan).not_before == "2026-06-15T12:20:00Z"
    failed(walk, 3)
    walk.say("retry a")
    failed(walk, 4)
    assert walk.last(f.AttemptBegan).not_before == "2026-06-15T12:10:00Z"


def test_attempts_without_a_delay() -> None:
    walk = auto("auto a x2 > b")
    failed(walk, 1)
    assert walk.last(f.AttemptBegan).not_before == ""


@pytest.mark.parametrize(
    ("script", "stands"),
    [
        pytest.param("retry a", "a:started b:waiting", id="retry"),
        pytest.param("done a", "a:done b:ready", id="by hand"),
        pytest.param("skip a", "a:skipped b:ready", id="skip"),
        pytest.param("assign a to=bob", "a:failed b:waiting", id="hand over"),
    ],
)
def test_a_failed_machine_leaves_it_to_a_person(script: str, stands: str) -> None:
    walk = auto("auto a x1 > b")
    failed(walk, 1)
    assert walk.say(script).stands == stands


def test_a_retry_has_all_its_attempts_again() -> None:
    walk = auto("auto a x2 > b")
    failed(walk, 1)
    failed(walk, 2)
    walk.say("retry a")
    failed(walk, 3)
    assert walk.last(f.AttemptBegan).attempt == 4
    assert walk.stands == "a:started b:waiting"


def test_a_retry_while_what_it_needs_is_open_waits() -> None:
    walk = auto("a0 > auto a x1 > b")
    walk.say("done a0")
    failed(walk, 1)
    walk.say("reopen a0; retry a")
    assert walk.stands == "a0:ready a:waiting b:waiting"
    walk.say("done a0")
    assert walk.last(f.AttemptBegan).attempt == 2


@pytest.mark.parametrize(
    ("number", "attempt"),
    [pytest.param(1, 2, id="a later attempt"), pytest.param(2, 1, id="a later round")],
)
def test_a_report_of_what_is_not_open_counts_for_nothing(number: int, attempt: int) -> None:
    walk = auto("auto a x2 > b")
    answer = walk.act(c.Report("a", number, attempt, succeeded=True))
    assert isinstance(answer, Refused)
    assert answer.why is Why.STATE
    assert walk.stands == "a:started b:waiting"


def test_a_report_after_a_skip_counts_for_nothing() -> None:
    walk = auto("auto a > b", "skip a")
    assert isinstance(walk.act(c.Report("a", 1, 1, succeeded=True)), Refused)


def test_a_report_of_no_step() -> None:
    answer = auto("auto a > b").act(c.Report("z", 1, 1, succeeded=True))
    assert isinstance(answer, Refused)
    assert answer.why is Why.UNKNOWN


def test_while_a_machine_tries_nobody_does_it_by_hand() -> None:
    refused = auto("auto a > b").refused("done a")
    assert refused.reason == "a is being tried by a machine, attempt 1"
    assert refused.possible == ("skip a",)


def test_what_is_not_idempotent_is_never_repeated_by_itself() -> None:
    walk = auto("a0 > auto a x3[repeat no] > approve b -> a0", "done a0")
    failed(walk, 1)
    assert walk.stands == "a0:done a:failed b:waiting"
    walk.say("done a; reject b; done a0")
    assert walk.stands == "a0:done a:ready b:waiting"
    assert len(walk.facts(f.AttemptBegan)) == 1


def test_a_person_may_want_it_repeated() -> None:
    walk = auto("auto a x3[repeat no] > b")
    failed(walk, 1)
    assert walk.say("retry a").last(f.AttemptBegan).attempt == 2


def test_rework_repeats_automation() -> None:
    walk = auto("auto a > approve b -> a")
    walk.obey(c.Report("a", 1, 1, succeeded=True))
    walk.say("reject b")
    assert walk.last(f.AttemptBegan).job == "r1:a:2:1"


def test_a_round_that_starts_over_numbers_its_attempts_on() -> None:
    line = "x > auto a > n > approve b(n) -> x > approve d(a) -> x"
    walk = auto(line, "done x")
    walk.obey(c.Report("a", 1, 1, succeeded=True))
    walk.say("done n; reject d; done x; reject b; done x")
    # The set of d was open, the machine at it, when b opened it again.
    jobs = [fact.job for fact in walk.facts(f.AttemptBegan)]
    assert jobs == ["r1:a:1:1", "r1:a:2:1", "r1:a:2:2"]


# Machines that come by: people may do it until one of them begins


def by_hand(line: str, script: str = "") -> Walk:
    return Walk(a_definition(line)).start().say(script)


def test_a_machine_takes_up_what_is_ready() -> None:
    walk = by_hand("auto a x2 10m > b")
    assert walk.stands == "a:ready b:waiting"
    walk.obey(c.Try("a"))
    assert walk.last(f.AttemptBegan) == f.AttemptBegan("a", 1, 1, "r1:a:1:1", "r1:a:1")
    failed(walk, 1)
    assert walk.last(f.AttemptBegan).attempt == 2


@pytest.mark.parametrize(
    ("line", "script", "reason"),
    [
        pytest.param("a > auto b", "", "a is not automated", id="work of a person"),
        pytest.param("auto a > b", "take a", "a is started; ann took it at", id="taken"),
        pytest.param("auto a > b", "done a", "a was done by ann at", id="done"),
        pytest.param("x > auto a", "", "a is waiting; it needs x", id="not ready"),
    ],
)
def test_a_machine_leaves_alone_what_is_not_for_it(line: str, script: str, reason: str) -> None:
    answer = by_hand(line, script).act(c.Try("a"))
    assert isinstance(answer, Refused)
    assert answer.reason.startswith(reason)


def test_two_machines_never_begin_the_same_attempt() -> None:
    walk = by_hand("auto a > b")
    walk.obey(c.Try("a"))
    answer = walk.act(c.Try("a"))
    assert isinstance(answer, Refused)
    assert answer.reason == "a is being tried by a machine, attempt 1"


def test_what_nobody_should_try_again_is_left_to_a_person_at_once() -> None:
    walk = by_hand("auto a x3 > b")
    walk.obey(c.Try("a"))
    walk.obey(c.Report("a", 1, 1, succeeded=False, reason="no value", final=True))
    assert walk.last(f.Failed).reason == "no value"
    assert walk.stands == "a:failed b:waiting"


def test_what_is_not_idempotent_is_taken_up_once_and_again_when_a_person_asks() -> None:
    walk = by_hand("auto a x3[repeat no] > approve b -> a")
    walk.obey(c.Try("a"))
    failed(walk, 1)
    walk.say("retry a")
    assert walk.stands == "a:ready b:waiting"
    walk.obey(c.Try("a"))
    walk.obey(c.Report("a", 1, 2, succeeded=True))
    walk.say("reject b")
    answer = walk.act(c.Try("a"))
    assert isinstance(answer, Refused)
    assert answer.reason == "a is not idempotent: a machine repeats it only where a person asks"


# Sub-runs


def test_a_sub_run_starts_when_its_step_is_ready() -> None:
    walk = calling("a > call s other who={{name}} n={{k}} > b", name="Ms X", k=3).say("done a")
    (fact,) = walk.facts(f.SubRunStarted)
    assert fact == f.SubRunStarted(
        "s", 1, 1, "r1.s.1", "other", walk.definition.call("other").digest, {"who": "Ms X", "n": 3}
    )
    assert walk.stands == "a:done s:started b:waiting"


def test_a_sub_run_without_what_it_needs_fails_its_step() -> None:
    walk = calling("call s other who={{name}} > b")
    assert walk.last(f.Failed).reason == "other cannot start: Who (who) is required"
    walk.say("correct name=Y; retry s")
    assert walk.stands == "s:started b:waiting"
    assert walk.last(f.SubRunStarted).inputs == {"who": "Y"}


def test_the_end_of_a_sub_run_closes_its_step() -> None:
    walk = calling("call s other who=x[ask clear:text! from ok] > b")
    walk.obey(c.Return("s", "r1.s.1", "done", {"ok": "yes", "more": 1}))
    assert walk.last(f.Finished) == f.Finished("s", 1, "sub-run", {"clear": "yes"})
    assert walk.stands == "s:done b:ready"


@pytest.mark.parametrize(
    ("result", "outputs", "reason"),
    [
        pytest.param("rejected", {}, "its run r1.s.1 was rejected: no", id="rejected"),
        pytest.param("cancelled", {}, "its run r1.s.1 was cancelled: no", id="cancelled"),
        pytest.param("done", {}, "r1.s.1 ended, but Clear (clear) is required", id="no output"),
    ],
)
def test_a_sub_run_that_ends_otherwise_fails_its_step(
    result: str, outputs: dict[str, Any], reason: str
) -> None:
    walk = calling("call s other who=x[ask clear:text! from ok] > b")
    walk.obey(c.Return("s", "r1.s.1", result, outputs, "no"))
    assert walk.last(f.Failed).reason == reason
    walk.say("retry s")
    assert walk.last(f.SubRunStarted).run == "r1.s.1.2"
    walk.obey(c.Return("s", "r1.s.1.2", "cancelled"))
    assert walk.say("done s clear=yes").last(f.Finished).how == "hand"


def test_the_end_of_another_run_counts_for_nothing() -> None:
    walk = calling("call s other who=x > b")
    answer = walk.act(c.Return("s", "r1.s.2", "done"))
    assert isinstance(answer, Refused)
    assert answer.reason == "s does not wait for the run r1.s.2"


def test_skipping_a_sub_run_cancels_it() -> None:
    walk = calling("call s other who=x > b").say("skip s")
    assert walk.last(f.SubRunCancelled) == f.SubRunCancelled("s", 1, "r1.s.1", "because")
    assert walk.stands == "s:skipped b:ready"


def test_a_sub_run_is_done_by_its_own_run() -> None:
    refused = calling("call s other who=x > b").refused("done s")
    assert refused.reason == "s is done by the run r1.s.1"


@pytest.mark.parametrize("sentence", ["cancel", "reject c"])
def test_the_end_of_the_run_cancels_its_sub_runs(sentence: str) -> None:
    walk = calling("call s other who=x > approve c()").say(sentence)
    assert walk.last(f.SubRunCancelled).run == "r1.s.1"


def test_rework_cancels_sub_runs_and_starts_new_ones() -> None:
    line = "a > call s other who=x > n > approve b(n) -> a > approve d(s) -> a"
    walk = calling(line).say("done a")
    walk.obey(c.Return("s", "r1.s.1", "done"))
    walk.say("done n; reject d; done a; reject b; done a")
    assert [fact.run for fact in walk.facts(f.SubRunStarted)] == ["r1.s.1", "r1.s.2", "r1.s.2.2"]
    assert walk.last(f.SubRunCancelled).run == "r1.s.2"


def test_a_sub_run_knows_its_parent() -> None:
    walk = Walk(a_definition("a"))
    walk.obey(c.Start("r1.s.1", parent=c.Parent("r1", "s", 1)))
    assert walk.state.parent == ("r1", "s", 1)


def test_values_for_a_sub_run_that_are_no_text() -> None:
    line = a_process("call s other who=x")
    (stage,) = line.stages
    call = Call(process="other", inputs=(("who", "x"), ("n", 2)))
    step = replace(stage.steps[0], deed=call)
    process = replace(line, stages=(replace(stage, steps=(step,)),))
    found = pin(process, lambda _: OTHER)
    assert isinstance(found, Definition)
    walk = Walk(found)
    assert walk.start().last(f.SubRunStarted).inputs == {"who": "x", "n": 2}
