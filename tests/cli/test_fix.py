"""`flowdef lint --fix` and `--diff` as their users run them."""

import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flowdef import writing
from flowdef.cli.shell import mending
from flowdef.cli.shell.application import application
from lint_workspaces import ORGANIZATION

GOOD = "kind: process\nid: p\ntitle: P\ntrigger: {manual: true}\nsteps: [{id: a, title: A}]\n"
SLIP = GOOD.replace("id: a, ", "id: a, checklist: [no], expct: x, ")
MENDED = GOOD.replace("id: a, ", 'id: a, checklist: ["no"], expect: x, ')
WORD = GOOD.replace("id: a, ", "id: a, details: x, ")  # the key is told by its meaning: unsafe


def run(*words: str) -> Result:
    return CliRunner().invoke(application(), ["lint", *words])


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a process that has slips of the pen; the current folder."""
    root = tmp_path / "w"
    (root / "processes").mkdir(parents=True)
    (root / "flowdef.yaml").write_text("kind: workspace\nid: w\ntitle: W\n", encoding="utf-8")
    (root / "organization.yaml").write_text(ORGANIZATION, encoding="utf-8")
    (root / "processes" / "p.yaml").write_text(SLIP, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def test_what_can_be_mended_is_said(workspace: Path) -> None:
    result = run()
    assert result.exit_code == 1
    assert " SYN005 [*] " in result.stdout
    assert result.stdout.splitlines()[-2] == "[*] 2 fixable with --fix."


def test_fixes_are_written_and_what_is_left_is_told(workspace: Path) -> None:
    file = workspace / "processes" / "p.yaml"
    file.chmod(0o600)
    result = run("--fix")
    assert result.exit_code == 0
    assert result.stdout == "3 files: 2 fixed, nothing left to mend.\n"
    assert file.read_text(encoding="utf-8") == MENDED
    assert file.stat().st_mode & 0o777 == 0o600
    assert run("--fix").stdout == "3 files: nothing to mend.\n"


def test_what_cannot_be_mended_still_fails(workspace: Path) -> None:
    file = workspace / "processes" / "p.yaml"
    file.write_text(SLIP.replace("expct: x", "expct: x, needs: [b]"), encoding="utf-8")
    result = run("--fix")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "3 files: 2 fixed, 1 error left."


def test_a_diff_is_shown_and_nothing_written(workspace: Path) -> None:
    file = workspace / "processes" / "p.yaml"
    result = run("--diff", "--fix")
    assert result.exit_code == 1
    assert result.stdout.startswith("--- processes/p.yaml\n+++ processes/p.yaml\n@@ -2,4 +2,4 @@\n")
    assert result.stderr == "2 to fix.\n"
    assert file.read_text(encoding="utf-8") == SLIP
    subprocess.run(["git", "apply", "-p0"], input=result.stdout, text=True, check=True)
    assert file.read_text(encoding="utf-8") == MENDED
    clean = run("--diff")
    assert (clean.exit_code, clean.stdout, clean.stderr) == (0, "", "Nothing to fix.\n")


def test_a_diff_of_a_file_without_a_last_line_end_is_one_that_others_take(workspace: Path) -> None:
    file = workspace / "processes" / "p.yaml"
    file.write_bytes(SLIP.rstrip("\n").replace("\n", "\r\n").encode())
    diff = run("--diff").stdout_bytes
    subprocess.run(["git", "apply", "-p0"], input=diff, check=True)
    assert file.read_bytes() == MENDED.rstrip("\n").replace("\n", "\r\n").encode()


def test_unsafe_fixes_are_made_only_where_one_asks_for_them(workspace: Path) -> None:
    file = workspace / "processes" / "p.yaml"
    file.write_text(WORD, encoding="utf-8")
    assert run().stdout.splitlines()[-2] == "1 fixable with --fix --unsafe-fixes."
    assert run("--fix").exit_code == 1
    assert file.read_text(encoding="utf-8") == WORD
    assert run("--fix", "--unsafe-fixes").exit_code == 0
    assert "instructions: x" in file.read_text(encoding="utf-8")


def test_what_comes_by_standard_input_is_printed_mended_and_the_rest_told_aside(
    workspace: Path,
) -> None:
    words = ["lint", "--fix", "-", "--stdin-filename", "processes/new.yaml"]
    source = SLIP.replace("id: p", "id: new")
    result = CliRunner().invoke(application(), words, input=source)
    assert result.stdout == MENDED.replace("id: p", "id: new")
    assert result.stderr == "1 file: 2 fixed, nothing left to mend.\n"
    again = CliRunner().invoke(application(), words, input=result.stdout)
    assert again.stdout == result.stdout
    assert again.stderr == "1 file: nothing to mend.\n"


def test_the_name_of_standard_input_may_lead_up(workspace: Path) -> None:
    words = ["lint", "--fix", "-", "--stdin-filename", "../w/processes/new.yaml"]
    result = CliRunner().invoke(application(), words, input=SLIP.replace("id: p", "id: new"))
    assert result.stdout == MENDED.replace("id: p", "id: new")
    assert result.stderr == "1 file: 2 fixed, nothing left to mend.\n"


def test_the_rest_is_told_of_what_is_printed_mended(workspace: Path) -> None:
    words = ["lint", "-", "--stdin-filename", "processes/new.yaml", "--output-format", "gitlab"]
    source = SLIP.replace("id: p", "id: new").replace("id: a, ", "id: a, needs: [b], ")
    result = CliRunner().invoke(application(), [*words, "--fix"], input=source)
    mended = CliRunner().invoke(application(), words, input=result.stdout)
    assert "STR003" in mended.stdout
    assert result.stderr == mended.stdout


def test_without_a_cache_nothing_is_kept(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = workspace.parent / "cache"
    monkeypatch.setenv("FLOWDEF_CACHE_DIR", str(cache))
    run("--diff", "--no-cache")
    run("--fix", "--no-cache")
    assert not cache.exists()


def test_a_link_inside_the_workspace_is_written_through(workspace: Path) -> None:
    file = workspace / "processes" / "p.yaml"
    target = workspace / "real.txt"
    file.rename(target)
    file.symlink_to("../real.txt")
    assert run("--fix", "processes/p.yaml").exit_code == 0
    assert file.is_symlink()
    assert target.read_text(encoding="utf-8") == MENDED


def test_a_link_out_of_the_workspace_is_not_followed(workspace: Path) -> None:
    file = workspace / "processes" / "p.yaml"
    target = workspace.parent / "real.yaml"
    file.rename(target)
    file.symlink_to(target)
    result = run("--fix", "processes/p.yaml")
    assert result.exit_code == 2
    assert "processes/p.yaml is a link that leads elsewhere" in result.stderr
    assert target.read_text(encoding="utf-8") == SLIP


def test_a_file_that_cannot_be_written_is_told_and_stays(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: Path, _content: bytes, _prepare: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "replace_whole", full)
    result = run("--fix")
    assert result.exit_code == 2
    assert "Left as they were: processes/p.yaml cannot be written (no space left" in result.stderr
    assert (workspace / "processes" / "p.yaml").read_text(encoding="utf-8") == SLIP


def test_a_file_that_somebody_writes_meanwhile_is_left(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mending, "content_of", lambda _: b"written by somebody else")
    result = run("--fix")
    assert result.exit_code == 2
    assert "processes/p.yaml has changed meanwhile (run it again)" in result.stderr
    assert (workspace / "processes" / "p.yaml").read_text(encoding="utf-8") == SLIP
