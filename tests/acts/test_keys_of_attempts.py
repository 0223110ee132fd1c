"""Keys of attempts: one for all copies of an attempt, and no two logs share one."""

import shutil
from pathlib import Path

import pytest

from automations import pinned
from flowdef.acts.desk import Desk, Who, standing
from flowdef.acts.machines import Machine, work
from flowdef.acts.perform import Outcome, begin, perform
from flowdef.acts.start import start
from flowdef.executor.errand import Errand, Setting
from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.deciding import Context
from flowdef.run.digest import digest
from flowdef.run.refusal import Refused
from flowdef.store.sqlite import open_store
from flowdef.store.verify import verify
from processes_in_a_line import a_process

AT = "2026-11-23T09:00:00Z"
FAILS = "automate: {command: ['false'], retry: {attempts: 2}}"


@pytest.fixture
def heard() -> list[Errand]:
    return []


@pytest.fixture
def machine(tmp_path: Path, heard: list[Errand]) -> Machine:
    setting = Setting(tmp_path, {"PATH": "/usr/bin:/bin"})
    return Machine(setting, lambda *_: True, tmp_path / "claims", lambda: AT, heard.append)


def begun(log: Path) -> None:
    with open_store(log) as store:
        desk = Desk(store, Context())
        begin(desk, pinned(FAILS), c.Start("auto-1", {"who": "A"}), Who("sam", AT))


def worked(log: Path, machine: Machine) -> list[str]:
    """The keys that the log tells once a machine has been there."""
    with open_store(log) as store:
        work(Desk(store, Context()), ["auto-1"], machine)
        found = standing(store, "auto-1")
        assert not isinstance(found, Refused)
        facts = [event.fact for event in found.events]
        return [fact.key for fact in facts if isinstance(fact, f.AttemptBegan)]


def test_logs_that_begin_alike_in_one_second_do_not_share_them(
    tmp_path: Path, machine: Machine, heard: list[Errand]
) -> None:
    logs = [tmp_path / name for name in ("one.db", "other.db")]
    for log in logs:
        begun(log)
        worked(log, machine)
    assert [each.attempt for each in heard] == [1, 2, 1, 2]
    one, again, other, _ = (each.key for each in heard)
    assert one == again
    assert one.rpartition(":")[0] == other.rpartition(":")[0] == "auto-1:a:1"
    assert one != other


def test_the_log_tells_the_key_that_was_sent(
    tmp_path: Path, machine: Machine, heard: list[Errand]
) -> None:
    begun(tmp_path / "runs.db")
    assert worked(tmp_path / "runs.db", machine) == [each.key for each in heard]


def test_a_copy_of_a_log_keeps_them(tmp_path: Path, machine: Machine, heard: list[Errand]) -> None:
    begun(tmp_path / "runs.db")
    shutil.copy(tmp_path / "runs.db", tmp_path / "copy.db")
    worked(tmp_path / "runs.db", machine)
    worked(tmp_path / "copy.db", machine)
    assert len({each.key for each in heard}) == 1


def test_runs_of_a_called_process_differ_too(tmp_path: Path) -> None:
    starts, inner = [], a_process("a", id="inner")
    for name in ("one.db", "other.db"):
        with open_store(tmp_path / name) as store:
            outer = a_process("call s inner")
            start(Desk(store, Context()), outer, lambda _: inner, c.Start(""), Who("sam", AT))
            found = standing(store, "p-1.s.1")
            assert not isinstance(found, Refused)
            starts.append(found.events[0])
    assert starts[0] != starts[1]


def test_a_log_from_before_there_was_a_nonce_goes_on(
    tmp_path: Path, machine: Machine, heard: list[Errand], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flowdef.acts.perform.urandom", lambda _: b"")
    begun(tmp_path / "runs.db")
    with open_store(tmp_path / "runs.db") as store:
        start_of_it = store.read("auto-1")[0].event
        assert "nonce" not in start_of_it["fact"]
        desk = Desk(store, Context())
        assert isinstance(perform(desk, "auto-1", c.Try("a"), Who("flowdef", AT)), Outcome)
    assert worked(tmp_path / "runs.db", machine)[0] == "auto-1:a:1"
    assert {each.key for each in heard} == {f"auto-1:a:1:{digest(start_of_it)[:12]}"}
    assert verify(tmp_path / "runs.db").problems == ()
