"""What is too long: by our numbers, or by those of the house."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from flowdef.cli.shell.application import application
from flowdef.lint.options import Options
from lint_workspaces import HEAD, PROCESS, findings_of

WORKSPACE = "kind: workspace\nid: w\ntitle: W\n"
TITLE = "title: Pay the invoice of the new supplier with care"  # 9 words, 43 characters
LIST = f"title: Pack, checklist: [{', '.join('abcdefghij')}]"  # 10 items
ORDER = f"title: Pay, instructions: Take {'one ' * 20}more."  # 22 words
OTHER = f"title: Pay, instructions: This is {'one ' * 23}more."  # 26 words


def found(limits: str, step: str) -> list[str]:
    """What is said of a step in a workspace with these limits."""
    files = {
        "flowdef.yaml": f"{WORKSPACE}lint: {{{limits}}}\n",
        PROCESS: f"{HEAD}steps: [{{id: a, {step}}}]\n",
    }
    said = findings_of(files, Options(select=("WRD003", "WRD004", "WRD024")))
    return [f"{each.code} {each.message}" for each in said]


@pytest.mark.parametrize(
    ("limits", "step", "codes"),
    [
        pytest.param("", TITLE, ["WRD004"], id="words of a title"),
        pytest.param("limits: {title_words: 9}", TITLE, [], id="as many as set"),
        pytest.param("limits: {title_words: 7}", "title: Pay the invoice of it", [], id="fewer"),
        pytest.param(
            "limits: {title_words: 4}", "title: Pay the invoice of it", ["WRD004"], id="4"
        ),
        pytest.param("limits: {title_characters: 5}", "title: Collect", ["WRD004"], id="letters"),
        pytest.param("limits: {title_characters: 5}", TITLE, ["WRD004"], id="both, told once"),
        pytest.param("", LIST, ["WRD024"], id="items"),
        pytest.param("limits: {checklist_items: 10}", LIST, [], id="more items"),
        pytest.param("limits: {title_words: 99}", LIST, ["WRD024"], id="what is not said stays"),
        pytest.param("", ORDER, ["WRD003"], id="an order"),
        pytest.param("limits: {order_words: 22}", ORDER, [], id="a longer order"),
        pytest.param("limits: {order_words: 21}", ORDER, ["WRD003"], id="one word too many"),
        pytest.param("", OTHER, ["WRD003"], id="a description"),
        pytest.param("limits: {description_words: 26}", OTHER, [], id="a longer description"),
        pytest.param(
            "limits: {description_words: 5}",
            "title: Pay, instructions: This is more than five words.",
            ["WRD003"],
            id="shorter than an order",
        ),
    ],
)
def test_limits(limits: str, step: str, codes: list[str]) -> None:
    assert [each.split()[0] for each in found(limits, step)] == codes


def test_the_message_says_the_limits_of_the_house() -> None:
    (said,) = found("limits: {title_words: 6, title_characters: 70}", TITLE)
    assert "Keep to 6 words and 70 characters; " in said


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        pytest.param("limits: {title_words: 0}", "SYN002 ", id="nothing"),
        pytest.param("limits: {title_words: many}", "SYN002 ", id="no number"),
        pytest.param("limits: {title_word: 9}", "SYN003 ", id="no such limit"),
        pytest.param("limits: {}", "SYN002 ", id="none"),
    ],
)
def test_what_is_no_limit_is_told(limits: str, message: str) -> None:
    assert found(limits, "title: Pay")[0].startswith(message)


def test_a_workspace_goes_before_what_lies_around_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text(
        "[tool.flowdef.lint.limits]\ntitle-words = 3\nchecklist_items = 12\n", encoding="utf-8"
    )
    (tmp_path / "flowdef.yaml").write_text(
        f"{WORKSPACE}lint: {{limits: {{title_words: 9}}}}\n", encoding="utf-8"
    )
    (tmp_path / "processes").mkdir()
    process = f"{HEAD}steps:\n  - {{id: a, {TITLE}}}\n  - {{id: b, {LIST}}}\n"
    (tmp_path / PROCESS).write_text(process, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def lint(*words: str) -> str:
        return CliRunner().invoke(application(), ["lint", "--select", "WRD", *words]).stdout

    assert "WRD004" not in lint()
    assert "WRD024" not in lint()
    assert (
        "limits: [{title_words: 9}, {checklist_items: 12}]  # pyproject.toml:1, flowdef.yaml:4\n"
    ) in lint("--show-settings")
    (tmp_path / "flowdef.yaml").write_text(WORKSPACE, encoding="utf-8")
    assert "WRD004" in lint()
