"""The settings of `flowdef lint`: layer over layer, each with who says it."""

import json
import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flowdef.cli.shell.application import application
from lint_workspaces import ORGANIZATION
from real_process import flowdef

PROCESS = "kind: process\nid: p\ntitle: P\nsteps: [{id: a, title: A}]\n"  # STR009
SETTINGS = "kind: workspace\nid: w\ntitle: W\n"
PYPROJECT = "[tool.flowdef.lint]\nprofile = 'min'\nfail-level = 'error'\nignore = ['DAT']\n"


def run(*words: str) -> Result:
    return CliRunner().invoke(application(), ["lint", *words])


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with one process that is warned of, below a folder; the current folder."""
    root = tmp_path / "book"
    (root / "processes").mkdir(parents=True)
    (root / "flowdef.yaml").write_text(SETTINGS, encoding="utf-8")
    (root / "organization.yaml").write_text(ORGANIZATION, encoding="utf-8")
    (root / "processes" / "p.yaml").write_text(PROCESS, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def settings(root: Path, lint: str) -> None:
    (root / "flowdef.yaml").write_text(f"{SETTINGS}lint: {lint}\n", encoding="utf-8")


def test_settings_of_a_pyproject_hold(workspace: Path) -> None:
    assert run().exit_code == 1
    (workspace / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    result = run()
    assert (result.exit_code, "STR009" in result.stdout) == (0, False)
    assert "STR009" in run("--profile", "basic").stdout
    assert run("--profile", "basic").exit_code == 0
    settings(workspace, "{profile: basic}")
    assert "STR009" in run().stdout


def test_the_nearest_pyproject_that_speaks_of_us_counts(workspace: Path) -> None:
    (workspace.parent / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (workspace / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    assert run().exit_code == 0
    (workspace / "pyproject.toml").write_text("[tool.flowdef.lint]\n", encoding="utf-8")
    assert run().exit_code == 1


def test_files_without_a_workspace_have_settings_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "p.yaml").write_text(PROCESS, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "STR009" not in run("p.yaml").stdout
    assert "profile: min  # pyproject.toml:2\n" in run("p.yaml", "--show-settings").stdout


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        pytest.param(
            "pyproject.toml",
            "[tool.flowdef.lint]\nprofle = 'min'\n",
            "pyproject.toml:2:1: `profle` is no key of the lint: did you mean `profile`?",
            id="a wrong key",
        ),
        pytest.param(
            "pyproject.toml",
            "[tool.flowdef.lint]\nignore = ['STR16', 'STR016']\nselect = ['STR16']\n",
            "all.\npyproject.toml:3:1: There is no rule 'STR16'. Did you mean 'STR016'?",
            id="two words, in their order",
        ),
        pytest.param(
            "pyproject.toml",
            "[tool.flowdef.lint]\nselect = ['STR016', 'STR116']\n",
            "pyproject.toml:2:1: There is no rule 'STR116'. Did you mean 'STR016'?",
            id="a rule that is not there",
        ),
    ],
)
def test_settings_that_cannot_be_meant(workspace: Path, file: str, text: str, said: str) -> None:
    (workspace / file).write_text(text, encoding="utf-8")
    for words in ([], ["--show-settings"]):
        result = run(*words)
        assert result.exit_code == 2
        assert said in result.stderr


@pytest.mark.parametrize(
    ("lint", "said"),
    [
        pytest.param(
            "{ignore: [STR, unknown-rle]}",
            "4:22: LNT003 there is no rule 'unknown-rle', so that word of `ignore` does nothing."
            " Did you mean 'unknown-role'?",
            id="of the whole",
        ),
        pytest.param(
            "{per_file: {'a/*': {ignore: [ZZZ]}}}",
            "4:36: LNT003 there is no rule 'ZZZ', so that word of `ignore` does nothing. `flowdef",
            id="of some files",
        ),
    ],
)
def test_a_word_of_the_workspace_that_means_no_rule(workspace: Path, lint: str, said: str) -> None:
    settings(workspace, lint)
    for words in ([], ["processes/p.yaml", "--no-cache"]):
        result = run(*words)
        assert f"flowdef.yaml:{said}" in result.stdout
        assert result.exit_code == 1


def test_a_pyproject_that_may_not_be_read(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (workspace / "pyproject.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr("flowdef.cli.shell.lint_beneath.content_of", closed)
    result = run()
    assert result.exit_code == 2
    assert "pyproject.toml cannot be read: Permission denied." in result.stderr


def test_what_holds_is_shown_with_who_says_it(workspace: Path) -> None:
    (workspace.parent / "pyproject.toml").write_text(
        PYPROJECT + "[tool.flowdef.lint.per-file.'processes/*']\nignore = ['AUT']\n",
        encoding="utf-8",
    )
    settings(workspace, "{extend_select: [STR], per_file: {'*/p.yaml': {ignore: [STR016]}}}")
    words = ["--show-settings", "--ignore", "REF", "--fail-level", "never", "processes/p.yaml"]
    outer = str(workspace.parent / "pyproject.toml")
    first, *lines, rules = run(*words).stdout.splitlines()
    assert first == "# processes/p.yaml"
    assert lines == [
        f"profile: min  # {outer}:2",
        "select: []",
        "extend_select: [STR]  # flowdef.yaml:4",
        f"ignore: [DAT, AUT, STR016, REF]  # {outer}:4, {outer}:6, flowdef.yaml:4, the call",
        "fail_level: never  # the call",
        'baseline: ""',
    ]
    assert "STR009" in rules
    assert "STR016" not in rules
    assert "REF001" not in rules


def test_what_is_built_in_is_shown_too(workspace: Path) -> None:
    lines = run("--show-settings").stdout.splitlines()
    assert lines[:2] == ["# flowdef.yaml", "profile: basic  # built in"]
    assert lines[5] == "fail_level: warning  # built in"


def test_two_workspaces_are_judged_by_their_own_settings(workspace: Path) -> None:
    other = workspace.parent / "other"
    shutil.copytree(workspace, other)
    (other / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    result = run(".", "../other")
    assert (result.stdout.count("STR009"), result.exit_code) == (1, 1)
    settings(workspace, "{fail_level: error}")
    assert run(".", "../other").exit_code == 0
    shown = run(".", "../other", "--show-settings").stdout.splitlines()
    assert [line for line in shown if line.startswith("#")] == [
        "# flowdef.yaml",
        f"# {other}/flowdef.yaml",
    ]


def test_a_pyproject_that_only_names_us_says_nothing(workspace: Path) -> None:
    (workspace.parent / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (workspace / "pyproject.toml").write_text("[project]\nname = 'flowdef'\n", encoding="utf-8")
    assert run().exit_code == 0
    (workspace / "pyproject.toml").write_text("flowdef = [\n", encoding="utf-8")
    result = run()
    assert result.exit_code == 2
    assert "pyproject.toml:1:1: this is no TOML" in result.stderr


def test_the_files_that_are_meant(workspace: Path) -> None:
    result = run("--show-files")
    assert result.stdout == "flowdef.yaml\norganization.yaml\nprocesses/p.yaml\n"
    assert result.exit_code == 0
    assert run("--show-files", "processes").stdout == "processes/p.yaml\n"
    assert run("--show-files", "gone").exit_code == 2


def test_statistics_stand_for_the_report(workspace: Path) -> None:
    result = run("--statistics", "--output", "json=all.json")
    assert result.stdout == "1  STR009       trigger-missing  warning\n3 files: 1 warning.\n"
    assert result.exit_code == 1
    assert json.loads((workspace / "all.json").read_bytes())["files"] == 3
    (row,) = json.loads(run("--statistics", "--output-format", "json").stdout)
    assert row["count"] == 1
    refused = run("--statistics", "--output-format", "sarif")
    assert refused.exit_code == 2
    assert "printed as text or json, not as sarif" in refused.stderr


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        pytest.param("lint --profile ", ["min", "basic", "team", "regulated"], id="profiles"),
        pytest.param("lint --fail-level e", ["error"], id="levels"),
        pytest.param("lint --output-format j", ["json", "json-lines", "junit"], id="formats"),
        pytest.param("lint --output sa", ["sarif="], id="formats of files"),
        pytest.param("lint --select STR00", ["STR002", "STR003", "STR004", "STR009"], id="codes"),
        pytest.param("lint --ignore STR,unknown-r", ["STR,unknown-role"], id="names, the second"),
        pytest.param("lint --extend-select AL", ["ALL"], id="all"),
        pytest.param("rule REF00", ["REF001", "REF002", "REF003", "REF004"], id="of rule"),
    ],
)
def test_a_shell_completes_the_words(workspace: Path, line: str, offered: list[str]) -> None:
    words = f"flowdef {line}"
    count = len(words.split(" ")) - 1
    done = flowdef(
        folder=workspace,
        COMP_WORDS=words,
        COMP_CWORD=str(count),
        _FLOWDEF_COMPLETE="complete_bash",
        PYTHONPATH=os.environ.get("PYTHONPATH", ""),
    )
    assert [each for each in done.stdout.split() if each in offered] == offered
    begun = line.rpartition(" ")[2]
    assert all(each.startswith(begun) for each in done.stdout.split())


def test_the_words_of_the_house_add_up_and_are_shown(workspace: Path) -> None:
    text = PROCESS.replace("title: A}", "title: Decants the wine etc.}")
    (workspace / "processes" / "p.yaml").write_text(text, encoding="utf-8")
    codes = ("--select", "WRD001", "--select", "WRD005")
    assert run(*codes).stdout.count("WRD005") == 1
    settings(workspace, "{words: {verbs: [decants]}}")
    (workspace.parent / "pyproject.toml").write_text(
        "[tool.flowdef.lint.words]\nallowed = ['etc']\nverbs = ['rack']\n", encoding="utf-8"
    )
    found = run(*codes)
    assert (found.exit_code, found.stdout.count("WRD")) == (0, 0)
    (line,) = (each for each in run("--show-settings").stdout.splitlines() if "words" in each)
    assert "{verbs: [rack]}" in line
    assert "{allowed: [etc]}" in line
    assert "{verbs: [decants]}" in line
    assert "flowdef.yaml" in line
    assert "pyproject.toml" in line
