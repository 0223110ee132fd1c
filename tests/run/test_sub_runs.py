"""Sub-runs: steps that a run of another process does."""

from typing import Any

import pytest
from msgspec.structs import replace

from flowdef.model.process import Call, Process
from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.definition import Definition
from flowdef.run.pinning import pin
from flowdef.run.refusal import Refused
from processes_in_a_line import a_definition, a_process
from walking_a_run import Walk

OTHER = a_process("s", id="other", inputs="who:text!, n:integer(0..9)", outputs=(("ok", ""),))


def calling(line: str, *others: Process, **inputs: Any) -> Walk:
    return Walk(a_definition(line, *(others or (OTHER,)), inputs="name:text, k:integer")).start(
        **inputs
    )


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
