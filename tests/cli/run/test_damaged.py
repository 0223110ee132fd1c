"""Runs on a log that has lost or changed events: what can be read is, and nobody is misled."""

import errno
import json
from pathlib import Path

import pytest

from flowdef.run import events
from flowdef.store.heads import Journal
from order_runs import Run
from store_logs import tampered

START = ["start", "order", "--set", "item=pens", "--as", "sam"]


@pytest.fixture
def log(flow: Run, folder: Path) -> Path:
    """A log with two runs of four events."""
    for run in ("order-1", "order-2"):
        flow(*START)
        flow("take", run, "choose", "--as", "sam")
        flow("comment", run, "Soon", "--as", "sam")
    return folder / ".flowdef" / "runs.db"


@pytest.fixture
def cut(log: Path) -> Path:
    """The log without the last event of the second run."""
    tampered(log, "DELETE FROM events WHERE run = 'order-2' AND seq = 4")
    return log


READING = [
    pytest.param(["log", "order-1"], "order 1.0.0 started by Sam", id="log"),
    pytest.param(["log", "order-1", "--json"], '"type": "started"', id="log as data"),
    pytest.param(["runs"], "order-2", id="runs"),
    pytest.param(["runs", "--json"], '"order-2"', id="runs as data"),
    pytest.param(["next"], "order-2 (Order: pens)  started: choose", id="next"),
    pytest.param(["next", "order-1", "--json"], '"step": "choose"', id="next as data"),
]


@pytest.mark.parametrize(("words", "readable"), READING)
def test_a_log_that_has_lost_events_is_read_and_says_so(
    flow: Run, cut: Path, words: list[str], readable: str
) -> None:
    result = flow(*words, code=1)
    assert readable in result.stdout
    assert "has lost events that were acknowledged: run order-2 event 4." in result.stderr
    assert "Traceback" not in result.stderr


ACTING = [
    pytest.param(START, id="start"),
    pytest.param([*START, "--json"], id="start as data"),
    pytest.param(["done", "order-1", "choose", "--as", "sam"], id="done"),
    pytest.param(["done", "order-1", "choose", "--tick-all", "--as", "sam"], id="done, looked up"),
    pytest.param(["comment", "order-1", "Hello", "--as", "sam"], id="comment"),
    pytest.param(["correct", "order-1", "item=ink", "--as", "sam"], id="correct"),
    pytest.param(["cancel", "order-2", "--reason", "No", "--as", "sam"], id="cancel"),
    pytest.param(["step", "order-1", "--answers", "answers.yaml"], id="step by a file"),
]


@pytest.mark.parametrize("words", ACTING)
def test_nothing_is_done_on_a_log_that_has_lost_events(
    flow: Run, cut: Path, folder: Path, words: list[str]
) -> None:
    (folder / "answers.yaml").write_text("start: {as: sam}\nsteps: {}\n", encoding="utf-8")
    before = cut.read_bytes()
    result = flow(*words, code=1)
    assert result.stdout == ""
    assert result.stderr.count("has lost events that were acknowledged") == 1
    assert cut.read_bytes() == before


def test_waits_are_not_ended_on_a_log_that_has_lost_events(
    flow: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow("start", "visit", "--set", "guest=kim", "--as", "sam")
    flow("skip", "visit-1", "book", "--reason", "Sample", "--as", "sam")
    flow("approve", "visit-1", "agree", "--as", "kim")
    flow("done", "visit-1.look.1", "look", "--set", "clear=yes", "--as", "jo")
    flow(*START)
    tampered(folder / ".flowdef" / "runs.db", "DELETE FROM events WHERE run = 'order-1'")
    monkeypatch.setattr("flowdef.cli.shell.looking.now", lambda: "2999-01-01T00:00:00Z")
    assert 'started: rest "Let it settle" (until' in flow("next", "visit-1", code=1).stdout


def test_a_log_that_was_changed_is_told_as_far_as_it_is_sound(flow: Run, log: Path) -> None:
    sql = "UPDATE events SET body = replace(body, 'Soon', 'Late') WHERE run = 'order-2'"
    tampered(log, sql)
    result = flow("log", "order-2", code=1)
    assert [line[8:] for line in result.stdout.splitlines()[2:]] == [
        "order 1.0.0 started by Sam (item: pens)",
        "choose: ready",
        "choose: taken by Sam",
    ]
    assert "changed after it was recorded, from event 4 on" in result.stderr
    assert len(flow("log", "order-2", "--json", code=1).stdout.splitlines()) == 3
    tampered(log, "UPDATE events SET body = 'x' WHERE run = 'order-1' AND seq = 1")
    assert flow("log", "order-1", code=1).stdout == ""


@pytest.mark.parametrize("words", [["runs"], ["next"], ["runs", "--json"], ["next", "--json"]])
def test_a_run_that_cannot_be_read_does_not_hide_the_others(
    flow: Run, log: Path, words: list[str]
) -> None:
    tampered(log, "UPDATE events SET body = 'x' WHERE run = 'order-1' AND seq = 2")
    result = flow(*words, code=1)
    assert "order-2" in result.stdout
    assert "run order-1 was changed after it was recorded, from event 2 on" in result.stderr


def test_a_run_that_only_the_index_knows_is_told_and_the_others_go_on(
    flow: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow("start", "visit", "--set", "guest=kim", "--as", "sam")
    flow("skip", "visit-1", "book", "--reason", "Sample", "--as", "sam")
    flow("approve", "visit-1", "agree", "--as", "kim")
    flow("done", "visit-1.look.1", "look", "--set", "clear=yes", "--as", "jo")
    flow(*START)
    flow("runs")
    (folder / ".flowdef" / "runs.heads").unlink()
    tampered(folder / ".flowdef" / "runs.db", "DELETE FROM events WHERE run = 'visit-1'")
    monkeypatch.setattr("flowdef.cli.shell.overview.now", lambda: "2999-01-01T00:00:00Z")
    for words in (["next"], ["runs"]):
        result = flow(*words)
        assert "the log has no run 'visit-1', which its index names" in result.stderr
        assert "order-1" in result.stdout
    assert "no run" not in flow("runs", "--rebuild").stderr


def test_events_of_a_newer_flowdef_are_told_from_a_bug(
    flow: Run, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(events, "VERSION", 2)
        flow("comment", "order-1", "From the future", "--as", "sam", code=1)
        flow(*START)
    for words in (["log", "order-3"], ["done", "order-3", "choose", "--as", "sam"], ["runs"]):
        said = flow(*words, code=1).stderr
        assert "event 1 of run order-3 cannot be read; a newer flowdef has written it" in said


def test_what_could_not_be_noted_beside_the_log_is_told(
    flow: Run, log: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Journal, "note", full)
    words = ["comment", "order-1", "Hello", "--as", "sam"]
    note = "runs.heads cannot be written: No space left on device"
    lines = flow(*words).stdout.splitlines()
    assert lines[-2].startswith("head order-1:5:")
    assert lines[-1].endswith(note)
    assert json.loads(flow(*words, "--json").stdout)["notes"][0].endswith(note)
    (folder / "answers.yaml").write_text("steps: {choose: {as: sam, skip: Sample}}\n")
    assert note in flow("step", "order-1", "--answers", "answers.yaml", code=1).stdout
