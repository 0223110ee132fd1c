import subprocess
import sys
from pathlib import Path

import pytest
import typer

import in_this_process
from flowdef import __version__
from flowdef.cli.shell import application, output
from flowdef.cli.shell.application import commands, sign_of
from flowdef.cli.shell.failure import Failure
from real_process import flowdef, loaded

HEAVY = {
    "networkx",
    "jsonschema",
    "jsonschema_rs",
    "jinja2",
    "yaml",
    "rich",
    "holidays",
    "prompt_toolkit",
}
each_command = pytest.mark.parametrize("name", commands())


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_starting_loads_no_heavy_room(tmp_path: Path, word: str) -> None:
    assert loaded(word, folder=tmp_path) & HEAVY == set()


def test_completing_a_word_loads_no_heavy_room(tmp_path: Path) -> None:
    asked = {"_FLOWDEF_COMPLETE": "complete_bash", "COMP_WORDS": "flowdef re", "COMP_CWORD": "1"}
    assert "render" in flowdef(folder=tmp_path, **asked).stdout.split()
    second = {**asked, "COMP_WORDS": "flowdef docs b", "COMP_CWORD": "2"}
    assert flowdef(folder=tmp_path, **second).stdout.split() == ["build"]
    assert loaded(folder=tmp_path, **asked) & HEAVY == set()


def test_version(tmp_path: Path) -> None:
    assert flowdef("--version", folder=tmp_path).stdout == f"flowdef {__version__}\n"


def test_help_lists_every_command_with_its_sign(tmp_path: Path) -> None:
    text = " ".join(in_this_process.flowdef("--help", folder=tmp_path).stdout.split())
    for name, module in commands().items():
        assert f"{name} {sign_of(module)}" in text


@each_command
def test_the_help_of_a_command_teaches_by_an_example(tmp_path: Path, name: str) -> None:
    result = in_this_process.flowdef(*name.split(), "--help", folder=tmp_path)
    assert result.returncode == 0, result.stderr
    assert f"Example: flowdef {name}" in " ".join(result.stdout.split())


@each_command
def test_a_sign_fits_on_a_line_of_help(name: str) -> None:
    sign = sign_of(commands()[name])
    assert 15 <= len(sign) <= 80
    assert sign.endswith(".")


def test_a_wrong_command_is_answered_with_the_nearest(tmp_path: Path) -> None:
    result = in_this_process.flowdef("rendr", folder=tmp_path)
    assert result.returncode == 2
    assert "There is no command 'rendr'. Did you mean 'render'?" in result.stderr


def test_a_word_alone_lists_what_may_follow_it(tmp_path: Path) -> None:
    result = in_this_process.flowdef("docs", "--help", folder=tmp_path)
    assert result.returncode == 0
    assert "The handbook of this workspace" in result.stdout
    assert f"build {sign_of('docs.build')}" in " ".join(result.stdout.split())
    assert "lint" not in result.stdout


def test_a_wrong_second_word_is_answered_with_the_nearest(tmp_path: Path) -> None:
    result = in_this_process.flowdef("docs", "biuld", folder=tmp_path)
    assert result.returncode == 2
    assert "There is no command 'docs biuld'. Did you mean 'docs build'?" in result.stderr


def test_a_failure_is_one_line_and_a_code(tmp_path: Path) -> None:
    result = flowdef("show", "nothing", folder=tmp_path)
    assert result.returncode == 2
    assert result.stderr.startswith("flowdef: There is no document 'nothing' here")
    assert result.stdout == ""


def guarded(error: BaseException) -> int:
    def command() -> None:
        raise error

    with pytest.raises(typer.Exit) as stopped:
        application._guarded(command)()
    return int(stopped.value.exit_code)


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        pytest.param(Failure("no", 1), 1, "flowdef: no\n", id="a failure"),
        pytest.param(KeyboardInterrupt(), 130, "\n", id="interrupted"),
        pytest.param(ZeroDivisionError(), 3, "Please report it", id="our bug"),
    ],
)
def test_how_commands_end(
    error: BaseException, code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(error) == code
    assert words in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", ["schema process", "--help", "rule"])
def test_a_full_disk_is_said_and_no_bug(tmp_path: Path, words: str) -> None:
    command = f"{sys.executable} -m flowdef {words} > /dev/full"
    result = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    assert result.stderr == "flowdef: cannot write: No space left on device.\n"


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    command = f"{sys.executable} -m flowdef --help | head -1"
    result = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in result.stderr


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "sop.md"
    output.save(target, "one")
    with pytest.raises(UnicodeEncodeError):
        output.save(target, "two \ud800")
    assert target.read_text(encoding="utf-8") == "one"
    assert [path.name for path in target.parent.iterdir()] == ["sop.md"]


def test_a_file_that_cannot_be_written_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Failure, match="cannot write"):
        output.write("text", tmp_path / "file" / "below")


@pytest.mark.parametrize(
    ("terminal", "no_color", "expected"),
    [(True, "", True), (True, "1", False), (False, "", False)],
)
def test_colours_only_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, no_color: str, expected: bool
) -> None:
    class Stream:
        def isatty(self) -> bool:
            return terminal

    monkeypatch.setenv("NO_COLOR", no_color)
    assert output.coloured(Stream()) is expected
