"""Logs at the command line: for people, spreadsheets and mining, whatever else is faulty."""

import csv
import json
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from flowdef.store.port import Entry
from flowdef.store.sqlite import SqliteStore
from order_runs import Run
from store_logs import tampered

START = ["start", "order", "--set", "item=pens", "--as", "sam"]
SPACE = "{http://www.xes-standard.org/}"


@pytest.fixture
def two(flow: Run) -> Run:
    """Two runs; in one a step is done with a value that a spreadsheet would run."""
    flow(*START)
    flow("comment", "order-1", "=1+1", "--step", "choose", "--as", "sam")
    flow("start", "inspect", "--as", "jo")
    return flow


def test_one_run_or_all(two: Run) -> None:
    assert "Name one run" in two("log", code=2).stderr
    assert "Name one run" in two("log", "order-1", "--all", code=2).stderr
    lines = two("log", "--all").stdout.splitlines()
    assert lines[0] == "inspect-1 (Inspect)"
    assert "order-1 (Order: pens)" in lines
    rows = [json.loads(line) for line in two("log", "--all", "--json").stdout.splitlines()]
    assert [row["run"] for row in rows] == ["inspect-1"] * 2 + ["order-1"] * 3


@pytest.mark.parametrize("form", ["text", "csv", "xes", "json"])
def test_each_run_is_read_and_checked_once(
    two: Run, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    sound = SqliteStore.sound

    def noted(store: SqliteStore, run: str) -> tuple[tuple[Entry, ...], int]:
        read.append(run)
        return sound(store, run)

    monkeypatch.setattr(SqliteStore, "sound", noted)
    two("log", "order-1", "--format", form)
    assert read == ["order-1"]
    two("log", "--all", "--format", form)
    assert read == ["order-1", "inspect-1", "order-1"]


@pytest.mark.parametrize("form", ["text", "csv", "xes", "json"])
def test_of_a_run_that_is_not_there_nothing_is_told(two: Run, form: str) -> None:
    assert "no run 'order-9'" in two("log", "order-9", "--format", form, code=1).output
    if form != "json":
        assert two("log", "order-9", "--format", form, code=1).stdout == ""


def test_csv(two: Run) -> None:
    rows = list(csv.DictReader(StringIO(two("log", "order-1", "--format", "csv").stdout)))
    assert [row["type"] for row in rows] == ["started", "made-ready", "commented"]
    assert {row["process"] for row in rows} == {"order"}
    assert rows[2]["by"] == "sam"
    assert rows[2]["what"] == "choose: Sam says: =1+1"
    assert rows[1]["round"] == "1"


def test_xes(two: Run) -> None:
    log = ET.fromstring(two("log", "--all", "--format", "xes").stdout.encode())  # noqa: S314 (ours)
    assert len(log.findall(f"{SPACE}trace")) == 2
    assert len(list(log.iter(f"{SPACE}event"))) == 5


@pytest.mark.parametrize("form", ["text", "csv", "xes", "json"])
def test_a_damaged_log_is_told_as_far_as_it_is_sound(two: Run, folder: Path, form: str) -> None:
    path = folder / ".flowdef" / "runs.db"
    tampered(path, "UPDATE events SET seq = 9 WHERE run = 'order-1' AND seq = 3")
    result = two("log", "--all", "--format", form, code=1)
    assert "inspect-1" in result.stdout
    assert "order-1 was changed after it was recorded, from event 3 on" in result.stderr
    if form == "xes":
        assert result.stdout.endswith("</log>\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["log", "order-1"], "order 1.0.0 started by sam", id="log"),
        pytest.param(["verify"], "nothing was changed or lost", id="verify"),
    ],
)
@pytest.mark.parametrize(
    ("file", "text"),
    [
        pytest.param("organization.yaml", "kind: organization\n", id="organization"),
        pytest.param("flowdef.yaml", "kind: workspace\nid: 5\n", id="settings"),
    ],
)
def test_a_faulty_organization_hides_no_log(
    two: Run, folder: Path, file: str, text: str, words: list[str], said: str
) -> None:
    (folder / file).write_text(text, encoding="utf-8")
    result = two(*words)
    assert said in result.stdout
    assert f"{file}:" in result.stderr
    assert "People are told by their ids" in result.stderr


def test_a_log_that_is_no_log_is_told(two: Run, folder: Path) -> None:
    (folder / ".flowdef" / "runs.db").write_bytes(b"no log" * 99)
    assert "runs.db" in two("log", "order-1", code=1).stderr


def test_a_corrected_value_is_part_of_what_the_run_is_called(two: Run) -> None:
    two("correct", "order-1", "item=ink", "--reason", "Slip", "--as", "sam")
    assert two("log", "order-1").stdout.startswith("order-1 (Order: ink)\n")
