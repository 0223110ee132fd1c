"""Where nothing is: in a folder that is no workspace, and in a workspace without a run yet."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flowdef.cli.shell.application import application
from order_runs import Run

START = ["start", "order", "--set", "item=pens", "--as", "sam"]
BEGIN = "flowdef step PROCESS --as PERSON"

NOWHERE = [
    ["verify"],
    ["runs"],
    ["next"],
    ["log", "--all"],
    ["log", "order-1"],
    ["trust", "--check"],
    ["trust", "--yes"],
    ["work", "--once"],
    ["work", "--dry-run"],
    ["wait", "order-1"],
    ["done", "order-1", "choose", "--as", "sam"],
    ["comment", "order-1", "Hello", "--as", "sam"],
    ["start", "order", "--as", "sam"],
    ["start", "gone.yaml", "--as", "sam"],
    ["step", "order", "--answers", "a.yaml", "--as", "sam"],
]


def called(*words: str) -> Result:
    return CliRunner().invoke(application(), words)


@pytest.mark.parametrize("words", [pytest.param(each, id=" ".join(each)) for each in NOWHERE])
def test_a_wrong_folder_is_told_and_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = called(*words)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "no workspace" in result.stderr or "no document file" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_log_that_is_named_is_read_anywhere(
    flow: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow(*START)
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("FLOWDEF_RUNS", f"sqlite:{folder / '.flowdef' / 'runs.db'}")
    assert "2 events: nothing was changed or lost" in flow("verify").stdout
    monkeypatch.setenv("FLOWDEF_RUNS", "sqlite:gone.db")
    assert "gone.db" in flow("verify", code=2).stderr


def test_a_workspace_without_a_run_says_how_to_begin_one(flow: Run, folder: Path) -> None:
    for words in (["runs"], ["runs", "--all"], ["runs", "--late"], ["next"]):
        said = flow(*words).stdout
        assert said.startswith("no runs yet")
        assert BEGIN in said
    assert json.loads(flow("runs", "--json").stdout) == {"total": 0, "runs": []}
    assert not (folder / ".flowdef" / "runs.db").exists()


def test_a_log_that_is_not_there_is_not_sound(
    flow: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = flow("verify", code=1)
    assert "nothing was changed or lost" not in said.stdout
    assert "there is no log at .flowdef/runs.db" in said.stdout
    flow(*START)
    assert "nothing was changed" in flow("verify").stdout
    monkeypatch.setenv("FLOWDEF_RUNS", "sqlite:other.db")
    report = json.loads(flow("verify", "--json", code=1).stdout)
    assert (report["events"], report["problems"][0]["kind"]) == (0, "absent")
    assert "no log at other.db" in report["problems"][0]["message"]


def test_ended_runs_are_pointed_to(flow: Run) -> None:
    flow(*START)
    assert flow("runs", "--late").stdout == "no runs like that\n"
    flow("cancel", "order-1", "--reason", "No", "--as", "sam")
    assert flow("runs").stdout == "no open runs; --all shows the ended ones\n"
    assert flow("runs", "--process", "order").stdout == (
        "no open runs of order; --all shows the ended ones\n"
    )
    assert flow("runs", "--all", "--process", "visit").stdout == (
        "no runs of visit yet; 'flowdef step visit --as PERSON' begins one\n"
    )
    ended = "nothing to do: no run is open; 'flowdef runs --all' shows the ended ones\n"
    assert flow("next").stdout == ended
    assert flow("next", "--as", "sam").stdout == ended
    assert flow("next", "order-1").stdout == "nothing to do: the run is cancelled\n"
