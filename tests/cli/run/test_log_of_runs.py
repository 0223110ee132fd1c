"""The log at the command line: read by people, edited by hand, cut, of another kind."""

import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from order_runs import Run, chosen, started


def test_the_log_is_readable(flow: Run) -> None:
    started(flow)
    lines = flow("log", "order-1").stdout.splitlines()
    assert lines[0] == "order-1 (Order: pens)"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", lines[1])
    assert re.fullmatch(r"  \d\d:\d\d order 1.0.0 started by Sam \(item: pens\)", lines[2])
    assert lines[3].endswith(" choose: ready")
    assert lines[4].startswith("head order-1:2:")
    flow("log", "order-9", code=1)


def edited(folder: Path, statement: str) -> None:
    with sqlite3.connect(folder / ".flowdef" / "runs.db") as connection:
        connection.execute(statement)
    connection.close()


def test_a_log_edited_by_hand_is_found(flow: Run, folder: Path) -> None:
    started(flow)
    edited(folder, "UPDATE events SET body = replace(body, 'pens', 'guns') WHERE seq = 1")
    result = flow("verify", code=1)
    assert "broken: " in result.stdout
    assert "do not trust this log" in result.stdout
    assert "order-1" in flow("done", "order-1", "choose", "--as", "sam", code=1).stderr


def test_a_cut_end_is_found_by_a_head_that_was_noted(flow: Run, folder: Path) -> None:
    head = next(line for line in started(flow).splitlines() if line.startswith("head "))[5:]
    edited(folder, "DELETE FROM events WHERE seq = 2")
    (folder / ".flowdef" / "runs.heads").unlink()
    assert flow("verify").exit_code == 0
    assert "broken" in flow("verify", "order-1", "--head", head, code=1).stdout


def test_a_look_makes_no_log(flow: Run, folder: Path) -> None:
    for words in (["next"], ["runs"], ["show", "order"]):
        flow(*words)
    flow("verify", code=1)
    assert not (folder / ".flowdef" / "runs.db").exists()


def test_another_kind_of_log_is_refused(flow: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWDEF_RUNS", "postgresql:runs")
    assert "only sqlite:PATH can be opened" in flow("runs", code=2).stderr


def events(flow: Run) -> list[Any]:
    return [json.loads(line) for line in flow("log", "order-1", "--json").stdout.splitlines()]


def test_each_event_says_who_when_and_on_what_basis(flow: Run) -> None:
    started(flow)
    chosen(flow)
    finished = next(event for event in events(flow) if event["type"] == "finished")
    assert finished["by"] == "sam"
    assert finished["basis"] == {"role": "clerk"}


def test_verify_of_a_run_that_is_not_there_is_no(flow: Run) -> None:
    started(flow)
    assert (
        "there is no run 'ordr-1'; did you mean 'order-1'?"
        in flow("verify", "ordr-1", code=1).stderr
    )
