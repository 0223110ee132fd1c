from typing import Any

import pytest

from flowdef.acts.desk import Desk, Who, standing
from flowdef.acts.perform import Outcome, begin, perform
from flowdef.acts.start import next_number, start
from flowdef.model.control import Control
from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Approval, Call, Process, Wait
from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.deciding import Context
from flowdef.run.definition import Definition
from flowdef.run.events import Event, to_json
from flowdef.run.pinning import pin
from flowdef.run.refusal import Refused, Why
from flowdef.store.port import Batch, StoreError
from flowdef.store.sqlite import SqliteStore
from flowdef.times import duration
from processes_by_hand import a_process, a_step

AT = "2026-11-23T09:00:00Z"
SAM = Who("sam", AT)
JO = Who("jo", "2026-11-23T09:05:00Z")


def run_of(desk: Desk, process: Process, **called: Process) -> str:
    outcome = start(desk, process, lambda name: called.get(name, "is missing"), c.Start(""), SAM)
    assert isinstance(outcome, Outcome), outcome
    return outcome.run


def done(desk: Desk, run: str, step: str, who: Who = SAM, **values: Any) -> Outcome:
    outcome = perform(desk, run, c.Done(step, values, reason="because"), who)
    assert isinstance(outcome, Outcome), outcome
    return outcome


def status(desk: Desk, run: str) -> dict[str, str]:
    found = standing(desk.store, run)
    assert not isinstance(found, Refused)
    return {name: step.status.value for name, step in found.state.steps.items()}


TWO = a_process(a_step("a"), a_step("b"))


def test_runs_are_numbered_and_what_is_done_is_in_the_log(desk: Desk) -> None:
    assert run_of(desk, TWO) == "sample-1"
    assert run_of(desk, TWO) == "sample-2"
    done(desk, "sample-1", "a")
    assert status(desk, "sample-1") == {"a": "done", "b": "ready"}
    assert status(desk, "sample-2") == {"a": "ready", "b": "waiting"}


@pytest.mark.parametrize("count", range(10))
def test_the_next_number_is_the_first_free_one(desk: Desk, count: int) -> None:
    for _ in range(count):
        run_of(desk, TWO)
    assert next_number(desk.store, "sample") == count + 1


def test_a_run_that_is_there_already_is_not_begun_again(desk: Desk) -> None:
    run_of(desk, TWO)
    definition = pin(TWO, lambda _: "is missing")
    assert isinstance(definition, Definition)
    assert begin(desk, definition, c.Start("sample-1"), JO) is None


def test_an_unknown_run_is_refused(desk: Desk) -> None:
    refused = perform(desk, "sample-9", c.Done("a"), SAM)
    assert isinstance(refused, Refused)
    assert refused.why is Why.UNKNOWN
    assert "no run 'sample-9'" in refused.reason


class Quicker:
    """A log in which somebody else finishes the step between our look and our append."""

    def __init__(self, store: SqliteStore, meanwhile: list[c.Command]) -> None:
        self._store = store
        self._meanwhile = meanwhile

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def append(self, batches: Any, jobs: Any = ()) -> Any:
        while self._meanwhile:
            command = self._meanwhile.pop()
            who = Who(command.by, command.at)
            perform(Desk(self._store, Context()), "sample-1", command.act, who)
        return self._store.append(batches, jobs)


def test_of_two_who_finish_a_step_one_wins_and_the_other_is_told(
    desk: Desk, store: SqliteStore
) -> None:
    run = run_of(desk, TWO)
    quicker = Quicker(store, [c.Command(c.Done("a"), "jo", JO.at)])
    refused = perform(Desk(quicker, Context()), run, c.Done("a"), SAM)
    assert isinstance(refused, Refused)
    assert "jo" in refused.reason
    assert "a was done by jo at 2026-11-23 09:05" in refused.reason


def test_what_does_not_collide_is_decided_anew_and_stands(desk: Desk, store: SqliteStore) -> None:
    run = run_of(desk, TWO)
    quicker = Quicker(store, [c.Command(c.Comment("I was here"), "jo", JO.at)])
    outcome = perform(Desk(quicker, Context()), run, c.Done("a"), SAM)
    assert isinstance(outcome, Outcome)
    assert [event.by for event in _events(desk, run)][-3:] == ["jo", "sam", "sam"]


def test_a_log_that_never_stands_still_is_given_up(desk: Desk, store: SqliteStore) -> None:
    run = run_of(desk, TWO)

    class Restless(Quicker):
        def append(self, batches: Any, jobs: Any = ()) -> Any:
            self._meanwhile.append(c.Command(c.Comment("again"), "jo", JO.at))
            return super().append(batches, jobs)

    refused = perform(Desk(Restless(store, []), Context()), run, c.Done("a"), SAM)
    assert isinstance(refused, Refused)
    assert "try again" in refused.reason


def _events(desk: Desk, run: str) -> Any:
    found = standing(desk.store, run)
    assert not isinstance(found, Refused)
    return found.events


INNER = Process(
    id="inner",
    title="Inner",
    stages=a_process(
        a_step("ask", collect=(Field(name="clear", type=FieldType.BOOLEAN, required=True),))
    ).stages,
    outputs=(("clear", "whether all is well"),),
)
OUTER = a_process(
    a_step(
        "check",
        deed=Call(process="inner"),
        collect=(Field(name="fine", type=FieldType.BOOLEAN, source="clear"),),
    ),
    a_step("after"),
)


def test_a_sub_run_begins_and_ends_with_its_step_in_one_append(desk: Desk) -> None:
    run = run_of(desk, OUTER, inner=INNER)
    child = "sample-1.check.1"
    assert desk.store.runs() == ("sample-1", child)
    outcome = done(desk, child, "ask", clear=True)
    assert outcome.state.result == "done"
    assert [name for name, _ in outcome.others] == [run]
    assert {head.run for head in outcome.heads} == {run, child}
    assert status(desk, run) == {"check": "done", "after": "ready"}
    found = standing(desk.store, run)
    assert not isinstance(found, Refused)
    assert found.state.values["fine"] is True


def test_ending_the_parent_cancels_the_sub_run(desk: Desk) -> None:
    run = run_of(desk, OUTER, inner=INNER)
    outcome = perform(desk, run, c.Cancel("not wanted"), SAM)
    assert isinstance(outcome, Outcome)
    child = standing(desk.store, "sample-1.check.1")
    assert not isinstance(child, Refused)
    assert child.state.result == "cancelled"


def test_a_sub_run_that_is_cancelled_fails_its_step(desk: Desk) -> None:
    run = run_of(desk, OUTER, inner=INNER)
    outcome = perform(desk, "sample-1.check.1", c.Cancel("wrong person"), SAM)
    assert isinstance(outcome, Outcome)
    assert status(desk, run)["check"] == "failed"
    retried = perform(desk, run, c.Retry("check"), SAM)
    assert isinstance(retried, Outcome)
    assert "sample-1.check.1.2" in desk.store.runs()


def test_a_process_that_calls_itself_is_refused(desk: Desk) -> None:
    loop = a_process(a_step("again", deed=Call(process="sample")))
    refused = start(desk, loop, lambda _: loop, c.Start(""), SAM)
    assert isinstance(refused, Refused)
    assert "calls itself" in refused.reason


def test_an_obsolete_process_is_refused(desk: Desk) -> None:
    old = a_process(a_step("a"), control=Control(status="obsolete"))
    refused = start(desk, old, lambda _: "is missing", c.Start(""), SAM)
    assert isinstance(refused, Refused)
    assert "obsolete" in refused.reason


def test_a_wait_that_is_over_ends_when_somebody_looks(desk: Desk) -> None:
    process = a_process(
        a_step("rest", deed=Wait(duration=duration("1h", elapsed=True))), a_step("b")
    )
    run = run_of(desk, process)
    early = perform(desk, run, c.Wake(), Who("flowdef", "2026-11-23T09:30:00Z"))
    assert isinstance(early, Outcome)
    assert early.events == ()
    late = perform(desk, run, c.Wake(), Who("flowdef", "2026-11-23T10:00:00Z"))
    assert isinstance(late, Outcome)
    assert status(desk, run) == {"rest": "done", "b": "ready"}


def test_a_sub_run_that_cannot_begin_fails_its_step(desk: Desk) -> None:
    asking = Process(
        id="inner",
        title="Inner",
        inputs=(Field(name="who", type=FieldType.PERSON, required=True),),
        stages=INNER.stages,
    )
    run = run_of(desk, OUTER, inner=asking)
    found = standing(desk.store, run)
    assert not isinstance(found, Refused)
    assert found.state.steps["check"].status == "failed"
    assert "required" in found.state.steps["check"].reason
    assert desk.store.runs() == (run,)


def test_a_log_that_does_not_begin_with_a_start_is_no_bug(desk: Desk, store: SqliteStore) -> None:
    run = run_of(desk, TWO)
    comment = to_json(Event(f.Commented("hello"), "sam", AT))
    store.append([Batch("odd", 0, [comment]), Batch(run, 2, [{"v": 9}])])
    with pytest.raises(StoreError, match=r"event 1 of run odd .* does not begin with its start"):
        standing(store, "odd")
    with pytest.raises(StoreError, match=r"event 3 of run sample-1 .* a newer flowdef"):
        standing(store, run)


def test_of_two_who_start_at_once_each_has_a_run(desk: Desk, store: SqliteStore) -> None:
    class Slow(Quicker):
        def append(self, batches: Any, jobs: Any = ()) -> Any:
            if self._meanwhile:
                self._meanwhile.clear()
                run_of(Desk(self._store, Context()), TWO)
            return self._store.append(batches, jobs)

    slow = Slow(store, [c.Command(c.Wake(), "", AT)])
    assert run_of(Desk(slow, Context()), TWO) == "sample-2"
    assert store.runs() == ("sample-1", "sample-2")


def test_a_rejection_ends_the_run(desk: Desk) -> None:
    run = run_of(desk, a_process(a_step("a"), a_step("ok", deed=Approval(role="boss"))))
    done(desk, run, "a")
    outcome = perform(desk, run, c.Reject("ok", "no"), JO)
    assert isinstance(outcome, Outcome)
    assert outcome.state.result == "rejected"
