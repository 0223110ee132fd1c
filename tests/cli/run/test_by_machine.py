"""By a machine: what is ready for a machine is offered to a person only with word of that."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from automations import a_workspace_of
from flowdef.acts.trust import Trust, read_trust
from flowdef.cli.shell.application import application

HELLO = "automate: {command: [printf, hello]}, responsible: clerk"


def flow(*words: str) -> str:
    result = CliRunner().invoke(application(), words)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run whose automated step is ready, and not agreed to."""
    (tmp_path / "w").mkdir()
    monkeypatch.chdir(tmp_path / "w")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("FLOWDEF_AS", "sam")
    a_workspace_of(Path(), HELLO)
    flow("start", "auto", "--set", "who=A")


def opened() -> dict[str, object]:
    (found,) = json.loads(flow("next", "--json"))["open"]
    return dict(found)


@pytest.mark.usefixtures("ready")
def test_without_trust_it_is_a_persons() -> None:
    assert ", not trusted, so by hand, for anybody" in flow("next")
    assert "ready, not trusted, for anybody" in flow("show", "auto-1")
    assert opened()["machine"] == "not trusted"


@pytest.mark.usefixtures("ready")
def test_what_is_agreed_to_is_read_once_a_look(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []

    def reading(file: Path) -> Trust:
        read.append(file)
        return read_trust(file)

    flow("start", "auto", "--set", "who=B")
    monkeypatch.setattr("flowdef.cli.shell.machines.read_trust", reading)
    for words in (["next"], ["next", "auto-2"], ["runs"]):
        read.clear()
        assert "not trusted" in flow(*words) or words == ["runs"]
        assert len(read) == 1, words


@pytest.mark.usefixtures("ready")
def test_with_trust_a_machine_does_it() -> None:
    flow("trust", "--yes")
    said = flow("next", "auto-1", "--as", "sam")
    assert ", a machine does it ('flowdef work --once'); by hand: anybody" in said
    assert "ready, a machine does it" in flow("show", "auto-1")
    assert "ready, a machine does it" in flow("show", "auto-1", "--stages")
    assert opened()["machine"] == "trusted"
    flow("work", "--once")
    assert "done by itself" in flow("show", "auto-1")
