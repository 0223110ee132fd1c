"""`flowdef lint` with a baseline, as people use it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flowdef.cli.shell.application import application
from lint_workspaces import ORGANIZATION

GOOD = "kind: process\nid: p\ntitle: P\ntrigger: {manual: true}\nsteps: [{id: a, title: A}]\n"
BAD = GOOD.replace("title: A}", "title: A, needs: [b, c]}")
WORKSPACE = "kind: workspace\nid: w\ntitle: W\n"
FILE = ".flowdef/baseline.json"


def run(*words: str) -> Result:
    return CliRunner().invoke(application(), ["lint", *words])


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with two faults, which names a baseline; the current folder."""
    (tmp_path / "processes").mkdir()
    settings = f"{WORKSPACE}lint: {{baseline: {FILE}}}\n"
    (tmp_path / "flowdef.yaml").write_text(settings, encoding="utf-8")
    (tmp_path / "organization.yaml").write_text(ORGANIZATION, encoding="utf-8")
    (tmp_path / "processes" / "p.yaml").write_text(BAD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FLOWDEF_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path


def document(workspace: Path, text: str) -> None:
    (workspace / "processes" / "p.yaml").write_text(text, encoding="utf-8")


def test_what_is_known_is_not_told_again(workspace: Path) -> None:
    written = run("--write-baseline")
    assert (written.exit_code, written.stdout) == (
        0,
        "3 files: nothing to mend.\n2 more are in the baseline.\n",
    )
    assert written.stderr == f"{FILE} knows what is found today (2).\n"
    assert run().stdout == written.stdout == run().stdout


def test_what_is_found_twice_at_one_place_counts_twice(workspace: Path) -> None:
    document(workspace, GOOD.replace("title: A}", "title: A, when: zz or zz}"))
    written = run("--write-baseline")
    assert "\n2 more are in the baseline.\n" in written.stdout
    assert written.stderr.startswith(f"{FILE} knows what is found today (2).")


def test_what_cannot_be_read_is_no_baseline_and_is_not_touched(workspace: Path) -> None:
    assert "LNT004 the file 'processes' is no baseline, so" in run("--baseline", "processes").stdout
    result = run("--baseline", "processes", "--write-baseline")
    assert result.exit_code == 2
    assert "'processes' is there and is no baseline; it is not touched." in result.stderr


def test_what_checks_of_the_house_have_found_stays_known_where_they_are_off(
    workspace: Path,
) -> None:
    with (workspace / "flowdef.yaml").open("a", encoding="utf-8") as settings:
        settings.write("checks: [{when: 'title == \"A\"', message: Say more}]\n")
    assert "OWN001 Say more" in run().stdout
    run("--write-baseline")
    assert "LNT005" not in run("--ignore", "OWN").stdout
    (workspace / "flowdef.yaml").write_text(f"{WORKSPACE}lint: {{baseline: {FILE}}}\n")
    assert "LNT005" in run().stdout


def test_what_is_new_is_told(workspace: Path) -> None:
    run("--write-baseline")
    document(workspace, BAD.replace("[b, c]", "[b, c, d]"))
    result = run()
    assert result.exit_code == 1
    assert result.stdout.count("STR003") == 1
    assert "needs 'd'" in result.stdout


def test_a_kept_verdict_knows_its_baseline(workspace: Path) -> None:
    assert run().stdout.count("STR003") == 2
    run("--write-baseline")
    assert "STR003" not in run().stdout
    (workspace / FILE).unlink()
    assert run().stdout.count("STR003") == 2
    assert "LNT004 the baseline '.flowdef/baseline.json' is not there" in run().stdout


def test_what_is_mended_is_told_and_goes_away(workspace: Path) -> None:
    run("--write-baseline")
    document(workspace, BAD.replace("[b, c]", "[b]"))
    result = run()
    assert result.exit_code == 0
    assert (
        f"{FILE}:1:1: LNT005 the baseline knows a finding that is found no more, such as STR003 in "
        "processes/p.yaml at 'steps/a/needs/c'." in result.stdout
    )
    assert "LNT005" not in run("--ignore", "LNT005").stdout
    assert "LNT005" not in run("--select", "LNT,DAT").stdout
    assert "LNT005" not in run("organization.yaml").stdout
    assert "LNT005" not in run("--write-baseline").stdout
    assert len(json.loads((workspace / FILE).read_text())["findings"]) == 1


def test_a_document_that_is_gone_is_mended(workspace: Path) -> None:
    run("--write-baseline")
    (workspace / "processes" / "p.yaml").rename(workspace / "processes" / "q.yaml")
    assert "the baseline knows 2 findings that are found no more" in run().stdout
    run("--write-baseline")
    assert "processes/q.yaml" in (workspace / FILE).read_text()
    assert "processes/p.yaml" not in (workspace / FILE).read_text()


def test_what_is_not_judged_stays_in_it(workspace: Path) -> None:
    run("--write-baseline")
    before = (workspace / FILE).read_bytes()
    run("--write-baseline", "organization.yaml")
    run("--write-baseline", "--select", "DAT")
    assert (workspace / FILE).read_bytes() == before


def test_errors_of_reading_are_always_told(workspace: Path) -> None:
    document(workspace, GOOD + "titel: P\n")
    result = run("--write-baseline")
    assert result.exit_code == 1
    assert "SYN003" in result.stdout
    assert json.loads((workspace / FILE).read_text())["findings"] == []


def test_the_call_names_another_one(workspace: Path) -> None:
    run("--write-baseline", "--baseline", "known.json")
    assert not (workspace / FILE).exists()
    assert run("--baseline", "known.json").exit_code == 0
    assert run("--baseline", "nowhere.json").exit_code == 1


def test_sarif_says_that_they_are_known(workspace: Path) -> None:
    run("--write-baseline")
    (log,) = json.loads(run("--output-format", "sarif").stdout)["runs"]
    kinds = [result["suppressions"][0]["kind"] for result in log["results"]]
    assert kinds == ["external", "external"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(
            ["--baseline", "processes/p.yaml"],
            "'processes/p.yaml' is there and is no baseline; it is not touched.",
            id="over a document",
        ),
        pytest.param(["--fix"], "--write-baseline judges files", id="and mend"),
        pytest.param(["--watch"], "--write-baseline judges files", id="and watch"),
        pytest.param(["-"], "--write-baseline judges files", id="of standard input"),
    ],
)
def test_it_is_refused(workspace: Path, words: list[str], said: str) -> None:
    result = run("--write-baseline", *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert (workspace / "processes" / "p.yaml").read_text() == BAD


def test_what_is_no_baseline_is_told(workspace: Path) -> None:
    assert "LNT004 the file 'processes/p.yaml' is no baseline" in (
        run("--baseline", "processes/p.yaml").stdout
    )


def test_without_settings_it_is_named_for_all(workspace: Path) -> None:
    (workspace / "flowdef.yaml").write_text(WORKSPACE, encoding="utf-8")
    assert "names it for all" in run("--write-baseline").stderr
    assert (workspace / FILE).is_file()


def test_one_is_of_one_workspace(workspace: Path) -> None:
    (workspace / "other").mkdir()
    (workspace / "other" / "flowdef.yaml").write_text(WORKSPACE, encoding="utf-8")
    result = run("--write-baseline", "processes", "other")
    assert (result.exit_code, "of one workspace" in result.stderr) == (2, True)
