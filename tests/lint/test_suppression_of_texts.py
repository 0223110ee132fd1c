"""A comment takes back what is found in a text of several lines, where none can stand beside it."""

import pytest

from flowdef.lint.options import Options
from lint_workspaces import HEAD, PROCESS, findings_of

ONLY = Options(select=("WRD005", "SUP001"))
IGNORE = "# flowdef: ignore[WRD005] the house knows"
BAD = "Open it as needed."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f"instructions: |  {IGNORE}\n  One.\n\n  {BAD}", [], id="beside the sign"),
        pytest.param(f"{IGNORE}\ninstructions: >-\n  One.\n  {BAD}", [], id="above the key"),
        pytest.param(
            f"# flowdef: ignore[STR003] x\n{IGNORE}\ninstructions: |\n  {BAD}", [], id="two above"
        ),
        pytest.param(f'instructions: "One.\n  {BAD}"  {IGNORE}', [], id="behind the last quote"),
        pytest.param(f'{IGNORE}\ninstructions: "One.\n  {BAD}"', [], id="above quotes"),
        pytest.param(f"instructions: One.\n  {BAD}  {IGNORE}", [], id="behind a plain text"),
        pytest.param(
            f"{IGNORE}\ninstructions: |\n  {BAD}\nexpect: |\n  {BAD}",
            ["WRD005"],
            id="above one of two",
        ),
        pytest.param(
            f"instructions: |\n  {BAD}\n{IGNORE}\neffort: 5m", ["WRD005", "SUP001"], id="below it"
        ),
        pytest.param(
            f"instructions: |  {IGNORE}\n  One.\nexpect: {BAD}", ["SUP001", "WRD005"], id="the next"
        ),
        pytest.param(f"{IGNORE}\ninstructions: |\n  One.\n", ["SUP001"], id="nothing found"),
    ],
)
def test_a_comment_speaks_of_a_whole_text(text: str, found: list[str]) -> None:
    lines = "\n".join(f"    {line}" for line in text.split("\n"))
    document = f"{HEAD}steps:\n  - id: a\n    title: Open the shop\n{lines}\n"
    assert [each.code for each in findings_of({PROCESS: document}, ONLY)] == found
