"""Machines: who is at what, what is left alone, and what does not hinder others."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from automations import pinned
from flowdef.acts.desk import Desk, Who, standing
from flowdef.acts.machines import Machine, Place, work
from flowdef.acts.perform import Outcome, begin, perform
from flowdef.executor.claim import claimed
from flowdef.executor.errand import Errand, Setting
from flowdef.run import commands as c
from flowdef.run.refusal import Refused
from flowdef.store.sqlite import SqliteStore

AT = "2026-11-23T09:00:00Z"
ECHO = "automate: {command: [echo, hi]}"
NOT_TWICE = f"{ECHO}, idempotent: false"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    setting = Setting(tmp_path, {"PATH": "/usr/bin:/bin"})
    return Machine(setting, lambda *_: True, tmp_path / "claims", lambda: AT, lambda _: None)


def begun(desk: Desk, *steps: str, run: str = "auto-1") -> str:
    outcome = begin(desk, pinned(*steps), c.Start(run, {"who": "A"}), Who("sam", AT))
    assert isinstance(outcome, Outcome), outcome
    return run


def status(desk: Desk, run: str, step: str = "a") -> tuple[str, str]:
    found = standing(desk.store, run)
    assert not isinstance(found, Refused)
    return found.state.steps[step].status.value, found.state.steps[step].reason


def tried(desk: Desk, run: str) -> None:
    """A machine has begun, and died."""
    assert isinstance(perform(desk, run, c.Try("a"), Who("flowdef", AT)), Outcome)


def test_all_that_follows_is_done(desk: Desk, machine: Machine) -> None:
    run = begun(desk, ECHO, ECHO, "responsible: clerk")
    worked = work(desk, [run, "no-such-run"], machine)
    assert len(worked.outcomes) == 4
    assert [status(desk, run, step)[0] for step in "abc"] == ["done", "done", "ready"]
    assert work(desk, [run], machine) == work(desk, [], machine)
    assert list(machine.claims.iterdir()) == []


def test_what_a_person_has_in_hand_is_left_alone(desk: Desk, machine: Machine) -> None:
    acts: tuple[c.Act, ...] = (c.Take("a"), c.Assign("a", "jo"))
    for number, act in enumerate(acts, 1):
        run = begun(desk, ECHO, run=f"auto-{number}")
        assert isinstance(perform(desk, run, act, Who("sam", AT)), Outcome)
        assert work(desk, [run], machine).outcomes == ()


def test_what_another_machine_is_at_is_left_alone(desk: Desk, machine: Machine) -> None:
    run = begun(desk, ECHO)
    with claimed(machine.claims, "auto-1:a:1:1"):
        worked = work(desk, [run], machine)
    assert (worked.outcomes, worked.busy) == ((), (Place(run, "a"),))


@pytest.mark.parametrize(
    ("step", "stands"),
    [
        pytest.param(ECHO, ("done", ""), id="made again"),
        pytest.param(NOT_TWICE, ("failed", "nobody knows"), id="never without a person"),
    ],
)
def test_an_attempt_whose_machine_died(
    desk: Desk, machine: Machine, step: str, stands: tuple[str, str]
) -> None:
    run = begun(desk, step)
    tried(desk, run)
    heard: list[Errand] = []
    work(desk, [run], machine._replace(hear=heard.append))
    state, reason = status(desk, run)
    assert state == stands[0]
    assert stands[1] in reason
    assert len(heard) == (stands[0] == "done")


def test_all_attempts_of_a_round_have_one_key_and_other_logs_have_others(
    desk: Desk, machine: Machine
) -> None:
    heard: list[Errand] = []
    hearing = machine._replace(hear=heard.append)
    for run in (begun(desk, "automate: {command: ['false'], retry: {attempts: 2}}"),):
        work(desk, [run], hearing)
    assert [(each.attempt, each.key) for each in heard] == [(1, heard[0].key), (2, heard[0].key)]
    another = begin(desk, pinned(ECHO), c.Start("auto-2", {"who": "B"}), Who("sam", AT))
    assert isinstance(another, Outcome)
    work(desk, ["auto-2"], hearing)
    assert heard[0].key.rpartition(":")[2] != heard[2].key.rpartition(":")[2]


def test_what_a_person_does_meanwhile_stands(desk: Desk, machine: Machine) -> None:
    run = begun(desk, ECHO, "responsible: clerk")

    def skip(_: Errand) -> None:
        assert isinstance(perform(desk, run, c.Skip("a", "no need"), Who("sam", AT)), Outcome)

    work(desk, [run], machine._replace(hear=skip))
    assert status(desk, run)[0] == "skipped"


def quicker(desk: Desk, run: str) -> Callable[..., bool]:
    """Somebody takes the step in the moment in which a machine asks whether it may."""

    def trusted(*_: object) -> bool:
        perform(desk, run, c.Take("a"), Who("sam", AT))
        return True

    return trusted


def test_somebody_who_was_quicker_has_it(desk: Desk, machine: Machine) -> None:
    run = begun(desk, ECHO)
    worked = work(desk, [run], machine._replace(trusted=quicker(desk, run)))
    assert (worked.outcomes, worked.busy) == ((), (Place(run, "a"),))


def test_a_damaged_run_does_not_hinder_others(
    desk: Desk, store: SqliteStore, machine: Machine
) -> None:
    begun(desk, ECHO)
    begun(desk, ECHO, run="auto-2")
    with sqlite3.connect(store.path) as line:
        line.execute("UPDATE events SET body = replace(body, 'sam', 'jo') WHERE run = 'auto-1'")
    line.close()
    worked = work(desk, ["auto-1", "auto-2"], machine)
    assert len(worked.damaged) == 1
    assert status(desk, "auto-2")[0] == "done"
