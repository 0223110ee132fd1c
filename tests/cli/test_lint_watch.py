"""`flowdef lint --watch`: what changes is judged again and told of, until Ctrl-C."""

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flowdef.cli.shell import watching
from flowdef.cli.shell.application import application
from lint_workspaces import ORGANIZATION

GOOD = "kind: process\nid: p\ntitle: P\ntrigger: {manual: true}\nsteps: [{id: a, title: A}]\n"
BAD = GOOD.replace("title: A}", "title: A, needs: [b]}")
SETTINGS = "kind: workspace\nid: w\ntitle: W\n"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "processes").mkdir()
    (tmp_path / "flowdef.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "organization.yaml").write_text(ORGANIZATION, encoding="utf-8")
    (tmp_path / "processes" / "p.yaml").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs `lint --watch` with what happens between two looks; then comes Ctrl-C."""

    def run(*words: str, then: list[Callable[[], object]]) -> Result:
        left = iter(then)

        def pause(_seconds: float) -> None:
            step = next(left, None)
            if step is None:
                raise KeyboardInterrupt
            step()

        monkeypatch.setattr(watching, "sleep", pause)
        return CliRunner().invoke(application(), ["lint", "--watch", *words])

    return run


def writes(path: Path, text: str) -> Callable[[], object]:
    return lambda: path.write_text(text, encoding="utf-8")


def nothing() -> None:
    """Nothing happens."""


def test_a_change_is_judged_and_told_of(workspace: Path, watched: Callable[..., Result]) -> None:
    path = workspace / "processes" / "p.yaml"
    result = watched(then=[nothing, writes(path, BAD), nothing, writes(path, GOOD)])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "3 files: nothing to mend."
    assert lines[1].startswith("processes/p.yaml:5:35: STR003")
    assert lines[2:] == ["3 files: 1 error.", "3 files: nothing to mend."]
    assert result.stderr.splitlines() == ["Watching; Ctrl-C ends."] * 3


def test_new_files_and_settings_are_seen(workspace: Path, watched: Callable[..., Result]) -> None:
    new = workspace / "processes" / "q.yaml"
    settings = workspace / "pyproject.toml"
    result = watched(
        then=[
            writes(new, BAD.replace("id: p", "id: q")),
            writes(settings, "[tool.flowdef.lint]\nignore = ['STR']\n"),
            new.unlink,
        ]
    )
    assert [line for line in result.stdout.splitlines() if "files" in line] == [
        "3 files: nothing to mend.",
        "4 files: 1 error.",
        "4 files: nothing to mend.",
        "3 files: nothing to mend.",
    ]


def test_what_cannot_be_meant_ends_nothing(workspace: Path, watched: Callable[..., Result]) -> None:
    path, settings = workspace / "processes" / "p.yaml", workspace / "pyproject.toml"
    result = watched(
        "processes/p.yaml",
        then=[
            path.unlink,
            nothing,
            writes(path, GOOD),
            writes(settings, "[tool.flowdef.lint]\nprofle = 1\n"),
            settings.unlink,
        ],
    )
    assert result.stdout == "1 file: nothing to mend.\n" * 3
    assert [line for line in result.stderr.splitlines() if not line.startswith("Watching")] == [
        "There is no file or folder 'processes/p.yaml'.",
        "pyproject.toml:2:1: `profle` is no key of the lint: did you mean `profile`?",
    ]


def test_a_linked_file_that_goes_is_seen_after_a_while(
    workspace: Path, watched: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace / "there.pdf").write_bytes(b"")
    text = GOOD + "attachments: [{title: A title, file: ../there.pdf}]\n"
    (workspace / "processes" / "p.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(watching, "_OFTEN", 2)
    result = watched(then=[nothing, nothing, (workspace / "there.pdf").unlink, nothing])
    assert [line for line in result.stdout.splitlines() if "files" in line] == [
        "3 files: nothing to mend.",
        "3 files: 1 warning.",
    ]


@pytest.mark.parametrize("words", [["--fix"], ["--diff"], ["-"], ["--stdin-filename", "p.yaml"]])
def test_only_files_are_watched_and_none_is_written(workspace: Path, words: list[str]) -> None:
    result = CliRunner().invoke(application(), ["lint", "--watch", *words], input=GOOD)
    assert result.exit_code == 2
    assert "--watch reads files and writes none" in result.stderr


def test_what_is_not_there_when_it_begins_is_a_mistake(workspace: Path) -> None:
    result = CliRunner().invoke(application(), ["lint", "--watch", "gone.yaml"])
    assert result.exit_code == 2


def test_a_terminal_is_cleared_and_ctrl_c_ends_well(workspace: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "flowdef", "lint", "--watch"],
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm"},
        start_new_session=True,
    )
    seen = b""
    while b"Ctrl-C" not in seen:
        seen += os.read(ours, 1000)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 0
    os.close(ours)
    os.close(theirs)
    assert seen.startswith(b"\x1b[H\x1b[2J\x1b[3J3 files: nothing to mend.")
