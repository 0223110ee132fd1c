"""`flowdef step` wherever it is called: without a terminal, at a simple one, at one that closes."""

import signal
from pathlib import Path

import pytest

import in_this_process
from conversation import Conversation
from order_workspace import order_workspace
from real_process import flowdef, loaded

ESCAPE = "\x1b"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    order_workspace(tmp_path)
    assert (
        in_this_process.flowdef("start", "inspect", "--as", "sam", folder=tmp_path).returncode == 0
    )
    return tmp_path


def log_of(folder: Path) -> str:
    return in_this_process.flowdef("log", "inspect-1", folder=folder).stdout


def test_without_a_terminal_nothing_is_asked(folder: Path) -> None:
    before = log_of(folder)
    for words in (["step", "inspect-1", "--as", "sam"], ["step", "inspect-1", "--plain"]):
        result = flowdef(*words, folder=folder, text="done\nyes\n")
        assert result.returncode == 2
        assert result.stdout == ""
        assert "there is no terminal to ask at" in result.stderr
    assert log_of(folder) == before


SIMPLE = [
    pytest.param([], "dumb", {}, id="a terminal that can do nothing"),
    pytest.param([], "", {}, id="no terminal named"),
    pytest.param(["--plain"], "xterm-256color", {}, id="whoever wants it so"),
    pytest.param([], "xterm-256color", {"PYTHONIOENCODING": "latin-1"}, id="no UTF-8"),
]


@pytest.mark.parametrize(("more", "term", "env"), SIMPLE)
def test_line_by_line_nothing_moves_and_nothing_is_coloured(
    folder: Path, more: list[str], term: str, env: dict[str, str]
) -> None:
    words = ["step", "inspect-1", "--as", "sam", *more]
    with Conversation(*words, folder=folder, columns=80, term=term, **env) as talk:
        talk.talk("LOOK AT IT\nstop): -> done\nClear (yes/no): -> yes\ninspect-1 is done")
        assert talk.end()[0] == 0
    assert ESCAPE not in talk.raw


def test_forty_columns_line_by_line(folder: Path) -> None:
    with Conversation("step", "inspect-1", "--as", "sam", folder=folder, columns=40) as talk:
        talk.hear("stop):")
        assert max(map(len, talk.screen.split("\n"))) <= 40


def test_a_terminal_that_closes_ends_the_walk_and_keeps_the_run(folder: Path) -> None:
    before = log_of(folder)
    with Conversation("step", "inspect-1", "--as", "sam", folder=folder) as talk:
        talk.talk("stop): -> done")
        talk.hear("Clear")
        assert talk.hang_up() == 128 + signal.SIGHUP
    assert log_of(folder) == before


def test_a_signal_to_end_is_obeyed_without_a_word_of_fault(folder: Path) -> None:
    with Conversation("step", "inspect-1", "--as", "sam", folder=folder) as talk:
        talk.hear("stop):")
        assert talk.told(signal.SIGTERM) == 128 + signal.SIGTERM
    assert "Traceback" not in talk.raw


def test_the_prompt_library_is_loaded_only_where_it_asks(folder: Path) -> None:
    words = ["done", "inspect-1", "look", "--set", "clear=yes", "--as", "sam"]
    assert "prompt_toolkit" not in loaded(*words, folder=folder)
    (folder / "answers.yaml").write_text(
        "start: {as: sam}\nsteps: {look: {as: sam, values: {clear: true}}}\n"
    )
    walk = ["step", "inspect", "--answers", "answers.yaml"]
    assert "prompt_toolkit" not in loaded(*walk, folder=folder)


def test_a_dry_run_by_an_answers_file_leaves_nothing(folder: Path) -> None:
    (folder / "answers.yaml").write_text(
        "start: {as: sam}\nsteps: {look: {as: sam, values: {clear: true}}}\n"
    )
    result = flowdef("step", "inspect", "--dry-run", "--answers", "answers.yaml", folder=folder)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith(
        "This is a dry run: nothing is recorded, and no file is copied.\n"
    )
    assert "inspect-2 is done\n" in result.stdout
    assert result.stdout.endswith("That was a dry run: nothing was recorded.\n")
    assert "inspect-2" not in in_this_process.flowdef("runs", "--all", folder=folder).stdout
