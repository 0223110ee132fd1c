"""Rules of runs at the command line: added steps, waiting, keys, titles, projects, late steps."""

import json
from pathlib import Path
from threading import Timer

import pytest
from typer.testing import Result

from flowdef.acts import waiting
from flowdef.cli.shell import pausing
from flowdef.cli.shell.failure import Failure
from order_runs import Run
from planted_portfolio import at

START = ["start", "order", "--set", "item=pens", "--as", "sam"]
CHOSEN = ["--set", "price=20", "--tick-all", "--as", "sam"]
ADD = ["add", "order-1", "--title", "Call the agency", "--reason", "Old report", "--as", "sam"]
LATE = """\
kind: process
id: late
title: Answer a letter
version: 1.0.0
status: effective
owner: clerk
trigger: {manual: true}
steps:
  - id: answer
    title: Answer it
    responsible: clerk
    due: {for: 8h, elapsed: true}
    remind: {for: 2h, elapsed: true}
    escalate: {after: {for: 4h, elapsed: true}, to: boss}
"""
PROJECT = """\
kind: project
id: office
title: Furnish the office
inputs: {what: {type: text, label: What}}
tasks:
  - {id: pens, title: Buy pens, process: order, with: {item: pens}}
  - {id: desks, title: Buy desks, process: order, with: {item: "{{ what }}"}}
  - {id: paint, title: Paint the walls}
"""


def data(result: Result) -> dict[str, object]:
    found: dict[str, object] = json.loads(result.stdout)
    return found


def test_a_step_is_added_and_done(flow: Run) -> None:
    flow(*START)
    told = flow(*ADD, "--before", "agree").stdout
    assert "call-the-agency: added by Sam; agree waits for it: Old report" in told
    assert (
        'ready: call-the-agency "Call the agency", for Clerk (Sam [sam] or Jo [jo])'
        in flow("next").stdout
    )
    flow(*ADD, code=1)
    flow("done", "order-1", "choose", *CHOSEN)
    assert "agree" not in flow("next").stdout
    assert "agree" in flow("done", "order-1", "call-the-agency", "--as", "jo").stdout
    assert "call-the-agency: done by Jo" in flow("log", "order-1").stdout
    assert data(flow("runs", "--json"))["runs"][0]["steps"] == 6  # type: ignore[index]


def test_a_key_records_an_act_once(flow: Run) -> None:
    start = [*START, "--idempotency-key", "job-7"]
    first = flow(*start)
    again = flow(*start)
    assert first.stdout.splitlines()[0] == again.stdout.splitlines()[0] == "run order-1"
    assert "already recorded:" in again.stdout
    assert "order-2" not in flow("runs", "--all").stdout
    done = ["done", "order-1", "choose", *CHOSEN, "--idempotency-key", "job-8", "--json"]
    one, two = data(flow(*done)), data(flow(*done))
    assert (one["repeated"], two["repeated"]) == (False, True)
    assert one["events"] == two["events"]
    other = ["comment", "order-1", "x", "--as", "sam", "--idempotency-key", "job-8"]
    assert "was given with another act on order-1" in flow(*other, code=1).stderr
    for key in ("x" * 201, " x", "a\nb"):
        flow("take", "order-1", "agree", "--as", "kim", "--idempotency-key", key, code=2)


def test_a_run_is_called_what_its_starter_says(flow: Run) -> None:
    flow(*START, "--title", "Pens for Kim")
    assert "started as 'Pens for Kim' by Sam" in flow("log", "order-1").stdout


def test_waiting_for_what_is_done(flow: Run) -> None:
    flow(*START)
    flow("done", "order-1", "choose", *CHOSEN)
    result = flow("wait", "order-1", "--until", "choose")
    assert result.stdout == "choose is done\n"
    assert result.stderr == "waiting until choose of order-1 is done\n"
    found = data(flow("wait", "order-1", "--until", "choose", "--json"))
    assert found == {
        "run": "order-1",
        "until": "choose",
        "reached": True,
        "why": "done",
        "result": "open",
        "status": "done",
        "heads": [],
        "notes": [],
    }


def test_waiting_in_vain(flow: Run) -> None:
    flow(*START)
    assert "time is up" in flow("wait", "order-1", "--timeout", "0s", code=1).stdout
    words = ["wait", "order-1", "--timeout", "1s", "--every", "1s"]
    assert flow(*words, code=1).stdout == "the time is up: order-1 is open\n"
    found = flow(*words, "--until", "choose", code=1)
    assert found.stdout == "the time is up: choose is ready\n"
    flow("skip", "order-1", "choose", "--reason", "so", "--as", "sam")
    found = flow("wait", "order-1", "--until", "choose", code=1)
    assert found.stdout == "choose was skipped: it will not be done\n"
    flow("cancel", "order-1", "--reason", "so", "--as", "sam")
    said = "order-1 is cancelled: agree will not be done\n"
    assert flow("wait", "order-1", "--until", "agree", code=1).stdout == said
    assert flow("wait", "order-1", code=1).stdout == "order-1 is cancelled: it will not be done\n"
    assert "no step 'agre'" in flow("wait", "order-1", "--until", "agre", code=1).stderr
    assert "there is no run 'order-9'" in flow("wait", "order-9", code=1).stderr
    assert "--timeout takes a time" in flow("wait", "order-1", "--timeout", "soon", code=2).stderr


def test_waiting_goes_on_when_somebody_acts(flow: Run) -> None:
    flow(*START)
    timer = Timer(0.5, lambda: flow("comment", "order-1", "Soon", "--as", "jo"))
    done = Timer(0.9, lambda: flow("done", "order-1", "choose", *CHOSEN))
    timer.start()
    done.start()
    words = ["wait", "order-1", "--until", "choose", "--timeout", "20s", "--every", "1s"]
    assert flow(*words).stdout == "choose is done\n"
    timer.join()
    done.join()


def test_a_pause_ends_with_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    clock = iter((0.0, 0.0, 4.0, 8.0, 10.0))
    monkeypatch.setattr(pausing, "monotonic", lambda: next(clock))
    monkeypatch.setattr(pausing, "sleep", slept.append)
    pause = pausing.Pause(4, 10)
    assert [pause(), pause(), pause(), pause()] == [True, True, True, False]
    assert slept == [4, 4, 2]
    assert pausing.Pause(0, None)()
    assert (pausing.seconds("0s", "--x"), pausing.seconds("1.5h", "--x")) == (0, 5400)
    for wrong in ("1y", ""):
        with pytest.raises(Failure, match="--x takes a time"):
            pausing.seconds(wrong, "--x")
    assert waiting.END == "done"


def test_a_run_for_a_task_of_a_project(flow: Run, folder: Path) -> None:
    (folder / "projects").mkdir(exist_ok=True)
    (folder / "projects" / "office.yaml").write_text(PROJECT, encoding="utf-8")
    started = flow("start", "order", "--for", "office/pens", "--as", "sam").stdout
    assert "started for office/pens by Sam (item: pens)" in started
    words = ["start", "order", "--set", "item=desks", "--as", "sam", "--for"]
    assert "is done by" not in flow(*words, "office/desks").stderr
    assert "item: desks" in flow("log", "order-2").stdout
    assert "needs nothing · 0 of 5 steps closed in order-1" in flow("show", "office").stdout
    assert "0 of 3 tasks finished" in flow("show", "office", "--stages").stdout
    assert "office/desks is done by order-2 too, so" in flow(*words, "office/desks").stderr
    flow("cancel", "order-2", "--reason", "so", "--as", "sam")
    flow("done", "order-3", "choose", *CHOSEN)
    (phase,) = json.loads(flow("show", "office", "--json").stdout)["phases"]
    assert [task["progress"] for task in phase["tasks"]] == [
        {"runs": ["order-1"], "closed": 0, "steps": 5, "done": False},
        {"runs": ["order-3"], "closed": 1, "steps": 5, "done": False},
        None,
    ]
    for wrong, code, said in (
        ("office/desk", 1, "has no task 'desk'; did you mean 'desks'?"),
        ("office/paint", 1, "the task paint of office names no process"),
        ("office", 2, "'office' is no PROJECT/TASK"),
        ("offic/pens", 2, "Did you mean 'office'?"),
        ("order/pens", 2, "'order' is a process"),
    ):
        assert said in flow(*words, wrong, code=code).stderr
    other = ["start", "inspect", "--as", "sam", "--for", "office/pens"]
    assert "the task pens of office is done by order" in flow(*other, code=1).stderr
    refused = flow(*words, "office/desk", "--json", code=1)
    assert data(refused)["why"] == "unknown"


def test_what_is_late_is_shown_and_brought_to_somebody(
    flow: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "processes" / "late.yaml").write_text(LATE, encoding="utf-8")

    at(monkeypatch, "2026-11-20T09:00:00")
    flow("start", "late", "--as", "sam")
    assert "due 2026-11-20 17:00" in flow("next").stdout
    assert "late-1:" not in flow("next").stdout
    at(monkeypatch, "2026-11-20T15:30:00")
    assert "head late-1:3:" in flow("next").stdout
    assert "head late-1" not in flow("next").stdout
    at(monkeypatch, "2026-11-20T21:00:00")
    line = flow("next", "late-1").stdout.splitlines()[0]
    assert line.endswith("due 2026-11-20 17:00, late, brought to Boss")
    assert "answer" in flow("next", "--as", "kim").stdout
    told = flow("log", "late-1").stdout
    assert "answer: due 2026-11-20 17:00, Sam, Jo reminded" in told
    assert "answer: late since 2026-11-20 17:00, brought to Boss (Kim)" in told
    flow("done", "late-1", "answer", "--as", "kim", code=1)
    flow("assign", "late-1", "answer", "jo", "--as", "kim")
