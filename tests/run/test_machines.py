"""Machines and sub-runs: attempts, failures, other runs, and what is left to a person."""

import pytest

from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.pending import pending
from flowdef.run.refusal import Refused, Why
from processes_in_a_line import a_definition
from walking_a_run import Walk


def auto(line: str, script: str = "") -> Walk:
    return Walk(a_definition(line), machines=True).start().say(script)


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
        pytest.param("auto a > b", "done a", "a was done by hand by ann at", id="done"),
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
    (todo,) = pending(walk.definition, walk.state)
    assert "retry" in todo.acts
    assert (
        todo.reason == "no machine does it again by itself: do it by hand, or have it tried again"
    )
    walk.say("block a; unblock a; retry a")
    (todo,) = pending(walk.definition, walk.state)
    assert ("retry" in todo.acts, todo.reason) == (False, "")
    walk.obey(c.Try("a"))
    walk.obey(c.Report("a", 2, 1, succeeded=True))
    assert walk.last(f.Finished).how == "machine"


# Sub-runs
