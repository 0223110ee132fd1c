"""`flowdef lint` and `flowdef rule` as their users run them."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flowdef.cli.shell.application import application
from flowdef.lint import engine
from flowdef.workspace import files
from lint_workspaces import ORGANIZATION
from real_process import flowdef

GOOD = "kind: process\nid: p\ntitle: P\ntrigger: {manual: true}\nsteps: [{id: a, title: A}]\n"
BAD = GOOD.replace("title: A}", "title: A, needs: [b]}")
WORKSPACE = "kind: workspace\nid: w\ntitle: W\n"


def run(*words: str) -> Result:
    return CliRunner().invoke(application(), ["lint", *words])


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one good and one bad process; the current folder."""
    (tmp_path / "processes" / "drafts").mkdir(parents=True)
    (tmp_path / "flowdef.yaml").write_text(WORKSPACE, encoding="utf-8")
    (tmp_path / "organization.yaml").write_text(ORGANIZATION, encoding="utf-8")
    (tmp_path / "processes" / "p.yaml").write_text(GOOD, encoding="utf-8")
    bad = tmp_path / "processes" / "drafts" / "q.yaml"
    bad.write_text(BAD.replace("id: p", "id: q"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


FOUND = "processes/drafts/q.yaml:5:35: STR003 "


@pytest.mark.parametrize(
    ("words", "code", "begins", "ends"),
    [
        pytest.param([], 1, FOUND, "4 files: 1 error.", id="the whole workspace"),
        pytest.param(["."], 1, FOUND, "4 files: 1 error.", id="its folder"),
        pytest.param(["processes"], 1, FOUND, "2 files: 1 error.", id="a folder"),
        pytest.param(["processes/p.yaml"], 0, "1 file", "nothing to mend.", id="a good file"),
        pytest.param(
            ["processes/drafts/../drafts/q.yaml"], 1, FOUND, "1 file: 1 error.", id="a way around"
        ),
        pytest.param(["--ignore", "REF,STR003"], 0, "4 files", "nothing to mend.", id="ignored"),
        pytest.param(["--select", "REF"], 0, "4 files", "nothing to mend.", id="not selected"),
        pytest.param(["--profile", "min"], 1, FOUND, "1 error.", id="the mildest profile"),
    ],
)
def test_what_is_judged(
    workspace: Path, words: list[str], code: int, begins: str, ends: str
) -> None:
    result = run(*words)
    assert result.exit_code == code
    assert result.stdout.startswith(begins)
    assert result.stdout.endswith(f"{ends}\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere.yaml"], "There is no file or folder 'nowhere.yaml'."),
        (["p"], "There is no file or folder 'p'. Did you mean 'processes/p.yaml'?"),
        (
            ["q.yaml"],
            "There is no file or folder 'q.yaml'. Did you mean 'processes/drafts/q.yaml'?",
        ),
        (["--profile", "hard"], "There is no profile 'hard'. Known: min, basic"),
        (["--profile", "opt"], "There is no profile 'opt'. Known: min, basic, team, regulated."),
        (["--ignore", "STR16"], "There is no rule 'STR16'. Did you mean 'STR016'?"),
        (["--select", "zzzzzzz"], "There is no rule 'zzzzzzz'. 'flowdef rule' lists them all."),
        (["--output-format", "xml"], "There is no output format 'xml'. Known: "),
        (["--output-format", "jso"], "There is no output format 'jso'. Did you mean 'json'?"),
        (["--extend-select", "STR16"], "There is no rule 'STR16'. Did you mean 'STR016'?"),
        (["--profile", "stric"], "There is no profile 'stric'. Known: min, basic,"),
        (["--select", "ACME001"], "There is no rule 'ACME001'. 'flowdef rule' lists"),
        (["--fail-level", "warn"], "There is no fail level 'warn'. Did you mean 'warning'?"),
        (["--output", "x.json"], "'--output x.json' is not FORMAT=FILE, such as 'sarif="),
        (["--output", "json="], "'--output json=' is not FORMAT=FILE"),
        (["--output", "json=-", "--output", "text=-"], "Two reports would go to standard output"),
        (["--output", "json=a", "--output", "text=a"], "Two reports would go to a: keep one."),
        (["-", "p.yaml"], "Standard input is judged alone"),
        (["p.yaml", "--stdin-filename", "p.yaml"], "give '-' as the path"),
    ],
)
def test_wrong_use_says_what_there_is(workspace: Path, words: list[str], said: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.stderr


def test_without_a_workspace_one_must_name_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(files, "SETTINGS", "no-such-settings.yaml")
    assert run().exit_code == 2
    (tmp_path / "p.yaml").write_text(GOOD, encoding="utf-8")
    result = run("p.yaml")
    assert result.exit_code == 0
    assert result.stdout.startswith("p.yaml:1:1: LNT002 not judged: REF001, REF002")
    assert result.stdout.endswith("1 file: 1 info.\n")
    (tmp_path / "empty").mkdir()
    assert run("empty").stdout == "0 files: nothing to mend.\n"


def test_what_refers_to_a_file_that_nobody_can_read_is_not_unknown(workspace: Path) -> None:
    (workspace / "processes" / "r.yaml").write_text("kind: [", encoding="utf-8")
    text = GOOD.replace("title: A}", "title: A, process: r}")
    (workspace / "processes" / "p.yaml").write_text(text, encoding="utf-8")
    assert run("processes/p.yaml").exit_code == 0


def test_attachments_are_looked_for_inside_the_workspace(workspace: Path) -> None:
    (workspace.parent / "outside.pdf").write_bytes(b"")
    (workspace / "there.pdf").write_bytes(b"")
    text = GOOD + (
        "attachments: [{title: A title, file: ../there.pdf},"
        " {title: A title, file: ../../outside.pdf}, {title: A title, file: gone.pdf}]\n"
    )
    (workspace / "processes" / "p.yaml").write_text(text, encoding="utf-8")
    result = run("processes/p.yaml")
    assert [line.split("file '")[1].split("'")[0] for line in result.stdout.splitlines()[:-1]] == [
        "../../outside.pdf",
        "gone.pdf",
    ]


def test_a_comment_takes_a_finding_back(workspace: Path) -> None:
    path = workspace / "processes" / "drafts" / "q.yaml"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + " # flowdef: ignore[STR003] soon\n")
    assert run().exit_code == 0
    (result,) = json.loads(run("--output-format", "sarif").stdout)["runs"][0]["results"]
    assert result["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "soon"}
    ]


def test_settings_of_the_workspace_hold_for_its_files(workspace: Path) -> None:
    settings = "lint: {per_file: {'processes/drafts/*': {ignore: [STR003]}}}\n"
    (workspace / "flowdef.yaml").write_text(WORKSPACE + settings, encoding="utf-8")
    assert run().exit_code == 0


def test_an_unreadable_file_is_a_finding(workspace: Path) -> None:
    (workspace / "processes" / "p.yaml").unlink()
    (workspace / "processes" / "p.yaml").symlink_to(workspace / "processes" / "p.yaml")
    (workspace / "processes" / "r.yaml").write_bytes(b"\xff\xfe\x00")
    assert "processes/r.yaml:1:1: SYN001" in run().stdout


NO_FILES = [
    pytest.param("/dev/zero", id="a device without end"),
    pytest.param("pipe.yaml", id="a pipe that nobody writes to"),
    pytest.param("circle.yaml", id="a link that leads to itself"),
]


@pytest.mark.parametrize("name", NO_FILES)
def test_what_is_no_file_is_told_at_once(workspace: Path, name: str) -> None:
    os.mkfifo(workspace / "pipe.yaml")
    (workspace / "circle.yaml").symlink_to("circle.yaml")
    result = run(name)
    assert result.exit_code == 2
    assert f"'{name}'" in result.stderr


def test_what_comes_through_a_pipe_is_not_waited_for(workspace: Path) -> None:
    result = flowdef("lint", "/dev/stdin", folder=workspace, text="kind: process\n")
    assert result.returncode == 2
    assert "is no file" in result.stderr


def test_folders_in_a_circle_are_gone_through_once(workspace: Path) -> None:
    (workspace / "processes" / "again").symlink_to(workspace)
    (workspace / "processes" / "here").symlink_to(".")
    assert run("processes").stdout.endswith("2 files: 1 error.\n")


def test_machines_get_their_formats(workspace: Path) -> None:
    shape = json.loads(run("--output-format", "json").stdout)
    assert [each["code"] for each in shape["findings"]] == ["STR003"]
    assert run("--output-format", "github").stdout.startswith(
        "::error file=processes/drafts/q.yaml,line=5,col=35,endLine=5,endColumn=35,title=STR003"
    )


def test_a_broken_rule_ends_with_our_own_exit_code(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(engine, "_able", lambda *_: [_Broken(broken)])
    result = run()
    assert result.exit_code == 3
    assert "LNT001 rule STR000 (broken) failed on this document: KeyError: 'x'" in result.stdout


class _Broken:
    code, name, takes, origin = "STR000", "broken", None, ""

    def __init__(self, check: object) -> None:
        self.check = check


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_sees_the_line_and_carets(
    workspace: Path, environment: dict[str, str], *, coloured: bool
) -> None:
    ours, theirs = pty.openpty()
    known = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}
    subprocess.run(
        [sys.executable, "-m", "flowdef", "lint"],
        stdout=theirs,
        env={**known, "TERM": "xterm", **environment},
        check=False,
    )
    os.close(theirs)
    seen = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "STR003" in seen
    assert ("\x1b[31m^\x1b[0m" in seen) is coloured


def rule(*words: str) -> Result:
    return CliRunner().invoke(application(), ["rule", *words])


def test_a_rule_has_a_page() -> None:
    assert rule("STR016").stdout.startswith("STR016 choice-not-exhaustive\n\nerror, profile basic")
    assert rule("choice-not-exhaustive").stdout == rule("str016").stdout


def test_rules_have_a_table() -> None:
    lines = rule().stdout.splitlines()
    assert len(lines) > 30
    assert lines[0].startswith("AUT001  shell-injection  ")
    assert {line[:3] for line in rule("SYN").stdout.splitlines()} == {"SYN"}


def test_rules_for_machines() -> None:
    (shape,) = json.loads(rule("REF003", "--json").stdout)
    assert (shape["code"], shape["severity"], shape["needs"]) == ("REF003", "error", "workspace")
    assert shape["fails"][0]["path"] == "processes/pay-invoice.yaml"


@pytest.mark.parametrize(("word", "hint"), [("STR16", " Did you mean 'STR016'?"), ("zzzzzz", "")])
def test_an_unknown_rule(word: str, hint: str) -> None:
    result = rule(word)
    assert result.exit_code == 2
    assert f"There is no rule '{word}'.{hint} 'flowdef rule' lists them all." in result.stderr


def test_rules_that_wait_until_a_file_can_be_read_are_told_of(workspace: Path) -> None:
    bad = workspace / "processes" / "drafts" / "q.yaml"
    bad.write_text(bad.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    said = run().stdout
    assert "STR003" not in said
    assert said.splitlines()[-1].startswith(
        "processes/drafts/q.yaml cannot be read whole: the other rules judge what is there once"
    )
    assert "cannot be read" not in run("processes/p.yaml").stdout
