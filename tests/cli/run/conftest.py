"""What tests of runs at the command line share: a workspace, and flowdef called in it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flowdef.cli.shell.application import application
from order_runs import Run
from order_workspace import order_workspace


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The order workspace; one is in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FLOWDEF_AS", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)  # which parallel workers inherit
    return order_workspace(tmp_path)


@pytest.fixture
def flow(folder: Path) -> Run:
    """`flowdef WORDS`, which must end with `code`."""

    def flow(*words: str, code: int = 0) -> Result:
        result = CliRunner().invoke(application(), words)
        assert result.exit_code == code, result.output
        return result

    return flow
