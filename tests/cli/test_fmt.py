"""`flowdef fmt` as its users run it."""

import os
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flowdef.cli.shell.application import application

FORMED = "kind: process\nid: p\ntitle: P  # why\nsteps: [{id: a, title: A}]\n"
OTHER = "id: p\nkind:  process\ntitle: 'P'  # why\nsteps: [{title: A, id: a}]\n"


def run(*words: str, source: str | None = None) -> Result:
    return CliRunner().invoke(application(), ["fmt", *words], input=source)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a process that is not in form; the current folder."""
    (tmp_path / "processes").mkdir()
    (tmp_path / "flowdef.yaml").write_text("kind: workspace\nid: w\ntitle: W\n", encoding="utf-8")
    (tmp_path / "processes" / "p.yaml").write_text(OTHER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_documents_are_brought_into_form_once(workspace: Path) -> None:
    file = workspace / "processes" / "p.yaml"
    file.chmod(0o600)
    result = run()
    assert (result.exit_code, result.stdout) == (0, "1 file changed, 1 as they were.\n")
    assert file.read_text(encoding="utf-8") == FORMED
    assert file.stat().st_mode & 0o777 == 0o600
    assert run().stdout == "0 files changed, 2 as they were.\n"


def test_a_check_tells_and_writes_nothing(workspace: Path) -> None:
    result = run("--check")
    assert result.exit_code == 1
    assert result.stdout == ("Would change: processes/p.yaml\n1 file would change, 1 in form.\n")
    assert (workspace / "processes" / "p.yaml").read_text(encoding="utf-8") == OTHER
    assert run("--check", "flowdef.yaml").exit_code == 0


def test_a_diff_is_one_that_others_take(workspace: Path) -> None:
    result = run("--diff", "processes")
    assert result.exit_code == 1
    assert result.stderr == "1 file would change, 0 in form.\n"
    assert (workspace / "processes" / "p.yaml").read_text(encoding="utf-8") == OTHER
    subprocess.run(["git", "apply", "-p0"], input=result.stdout, text=True, check=True)
    assert (workspace / "processes" / "p.yaml").read_text(encoding="utf-8") == FORMED


def test_standard_input_goes_to_standard_output(workspace: Path) -> None:
    result = run("-", source=OTHER)
    assert (result.exit_code, result.stdout) == (0, FORMED)
    assert run("-", source=FORMED).stdout == FORMED
    broken = run("-", source="a: [")
    assert (broken.exit_code, broken.stdout) == (2, "a: [")


def test_what_cannot_be_read_is_told_and_left_and_the_others_are_formed(workspace: Path) -> None:
    (workspace / "processes" / "q.yaml").write_text("a: [", encoding="utf-8")
    result = run()
    assert result.exit_code == 2
    assert result.stderr == "processes/q.yaml cannot be read: 'flowdef lint' says why.\n"
    assert (workspace / "processes" / "q.yaml").read_text(encoding="utf-8") == "a: ["
    assert (workspace / "processes" / "p.yaml").read_text(encoding="utf-8") == FORMED


def test_what_has_no_one_form_is_told_and_no_failure(workspace: Path) -> None:
    file = workspace / "processes" / "p.yaml"
    file.write_text("kind: process\n? id\n: p\n", encoding="utf-8")
    result = run("--check")
    assert result.exit_code == 0
    assert result.stderr.startswith(
        "processes/p.yaml is left as it is: there is no one form for `?` (line 2)"
    )


def test_a_file_that_may_not_be_opened_is_told(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refusing(path: str, flags: int, mode: int = 0o777) -> int:
        if str(path).endswith("p.yaml"):
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", refusing)
    result = run()
    assert result.exit_code == 2
    assert result.stderr == "processes/p.yaml cannot be opened (permission denied).\n"
