import pytest

from lint_workspaces import process, project, told

STEPS = "steps: [{id: a, title: A}]\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process("inputs: {x: {type: number}}\n" + STEPS), ["DAT009 5:20 number"], id="a number"
        ),
        pytest.param(process("inputs: {x: {type: number, unit: EUR}}\n" + STEPS), [], id="euros"),
        pytest.param(process("inputs: {x: {type: integer}}\n" + STEPS), [], id="a count"),
        pytest.param(
            project("inputs: {x: {type: number}}\ntasks: [{id: a, title: A, duration: 1d}]\n"),
            ["DAT009 4:20 number"],
            id="of a project",
        ),
    ],
)
def test_unit_missing(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "DAT009") == expected
