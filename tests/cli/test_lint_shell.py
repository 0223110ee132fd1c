"""`flowdef lint` as a part of other programs: exit codes, several reports, standard input."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flowdef.cli.shell import lint_files
from flowdef.cli.shell.application import application
from lint_workspaces import ORGANIZATION
from real_process import flowdef

GOOD = "kind: process\nid: p\ntitle: P\ntrigger: {manual: true}\nsteps: [{id: a, title: A}]\n"
ERROR = GOOD.replace("title: A}", "title: A, needs: [b]}")  # STR003
WARNING = GOOD.replace("trigger: {manual: true}\n", "")  # STR009
SETTINGS = "kind: workspace\nid: w\ntitle: W\n"


def run(*words: str, text: str | bytes = "") -> Result:
    return CliRunner().invoke(application(), ["lint", *words], input=text)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one process that is warned of; the current folder."""
    (tmp_path / "processes").mkdir()
    (tmp_path / "flowdef.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "organization.yaml").write_text(ORGANIZATION, encoding="utf-8")
    (tmp_path / "processes" / "p.yaml").write_text(WARNING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("settings", "words", "code"),
    [
        pytest.param("", [], 1, id="warnings fail"),
        pytest.param("", ["--fail-level", "warning"], 1, id="said so"),
        pytest.param("", ["--fail-level", "error"], 0, id="only errors fail"),
        pytest.param("", ["--fail-level", "never"], 0, id="nothing fails"),
        pytest.param("lint: {fail_level: error}\n", [], 0, id="the workspace says so"),
        pytest.param(
            "lint: {fail_level: error}\n", ["--fail-level", "info"], 1, id="the call wins"
        ),
        pytest.param("", ["--select", "REF", "--fail-level", "info"], 0, id="nothing found"),
    ],
)
def test_from_which_severity_on_the_call_fails(
    workspace: Path, settings: str, words: list[str], code: int
) -> None:
    (workspace / "flowdef.yaml").write_text(SETTINGS + settings, encoding="utf-8")
    assert run(*words).exit_code == code


def test_an_info_fails_where_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(GOOD, encoding="utf-8")
    assert run(str(tmp_path / "p.yaml")).exit_code == 0
    assert run(str(tmp_path / "p.yaml"), "--fail-level", "info").exit_code == 1


def test_several_reports_at_once(workspace: Path) -> None:
    result = run("--output", "json=made/a.json", "--output", "github=b.txt")
    assert result.stdout.startswith("processes/p.yaml:2:5: STR009")
    assert json.loads((workspace / "made" / "a.json").read_bytes())["counts"]["warning"] == 1
    assert (workspace / "b.txt").read_text(encoding="utf-8").startswith("::warning file=processes")
    assert sorted(path.name for path in workspace.iterdir() if "part" in path.name) == []


def test_a_report_to_standard_output_stands_for_the_text(workspace: Path) -> None:
    assert json.loads(run("--output", "json=-").stdout)["files"] == 3
    assert json.loads(run("--output-format", "json", "--output", "text=t").stdout)["files"] == 3


def test_the_environment_may_choose_the_format(workspace: Path) -> None:
    result = flowdef("lint", folder=workspace, FLOWDEF_OUTPUT_FORMAT="json")
    assert json.loads(result.stdout)["files"] == 3


def test_a_report_that_cannot_be_written_is_told(workspace: Path) -> None:
    result = run("--output", "json=flowdef.yaml/a.json")
    assert result.exit_code == 2
    assert "cannot write flowdef.yaml/a.json: flowdef.yaml is a file" in result.stderr


def test_a_file_name_that_is_no_text_ends_no_report(workspace: Path) -> None:
    Path("processes/p\udcff.yaml").write_text(ERROR.replace("id: p", "id: q"), encoding="utf-8")
    run("--output", "json=a.json")
    shape = json.loads((workspace / "a.json").read_text(encoding="utf-8"))
    assert "processes/p\udcff.yaml" in {each["path"] for each in shape["findings"]}


@pytest.mark.parametrize("words", [["-", "--stdin-filename"], ["--stdin-filename"]])
def test_standard_input_stands_for_a_file(workspace: Path, words: list[str]) -> None:
    result = run(*words, "processes/p.yaml", text=ERROR)
    assert (
        result.stdout
        == (
            "processes/p.yaml:5:35: STR003 needs names no step: there is no 'b'. Steps that come"
            " before are: none.\n1 file: 1 error.\n"
        )
        or "processes/p.yaml:5:35: STR003" in result.stdout
    )
    assert "STR009" not in result.stdout
    assert result.exit_code == 1


def test_standard_input_is_judged_within_its_workspace(workspace: Path) -> None:
    call = GOOD.replace("title: A}", "title: A, process: q}").replace("id: p", "id: new")
    result = run("-", "--stdin-filename", "processes/new.yaml", text=call)
    assert "processes/new.yaml:5:36: REF003" in result.stdout
    call = call.replace("process: q", "process: p")
    assert run("-", "--stdin-filename", "processes/new.yaml", text=call).exit_code == 0


def test_standard_input_without_a_name_is_a_dash(workspace: Path) -> None:
    assert run("-", text=ERROR.replace("id: p", "id: q")).stdout.startswith("-:5:35: STR003")
    assert run("-", text=b"\xff\xfe\x00").exit_code == 1


def test_standard_input_without_end_is_refused(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lint_files, "LARGEST", 10)
    result = run("-", text=GOOD)
    assert result.exit_code == 2
    assert "larger than any document" in result.stderr


def test_settings_that_cannot_be_read_are_told_whatever_is_judged(workspace: Path) -> None:
    (workspace / "flowdef.yaml").write_text(f"{SETTINGS}lint: {{selct: [STR]}}\n", encoding="utf-8")
    result = run("processes/p.yaml")
    assert "flowdef.yaml:4:8: SYN003 [*] `selct` is no key" in result.stdout
    assert "did you mean `select`?" in result.stdout


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        pytest.param(["--output-format", "concise"], b"\x1b[33mSTR009", id="concise is tinted"),
        pytest.param(["--output-format", "grouped"], b"\x1b[1mprocesses", id="grouped is tinted"),
        pytest.param(["--output-format", "json"], b"p\\x9b.yaml", id="data is harmless"),
        pytest.param(["--show-files"], b"p\\x9b.yaml", id="names are harmless"),
    ],
)
def test_what_a_terminal_gets(workspace: Path, words: list[str], seen: bytes) -> None:
    (workspace / "processes" / "p\x9b.yaml").write_text(WARNING.replace("id: p", "id: q"))
    ours, theirs = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    subprocess.run(
        [sys.executable, "-m", "flowdef", "lint", *words],
        stdout=theirs,
        env={**environment, "TERM": "xterm"},
        check=False,
    )
    os.close(theirs)
    told = os.read(ours, 100_000)
    os.close(ours)
    assert seen in told
    assert b"\xc2\x9b" not in told
