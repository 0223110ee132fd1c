import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        inputs: {x: {type: text}}
        steps:
          - {id: a, title: A, collect: {x: {type: text}, y: {type: text}}}
          - {id: b, title: B, collect: {y: {type: text}}}
          - {id: y, title: Y, approve: {role: head}}
        """
            ),
            ["DAT012 7:33 x", "DAT012 8:33 y", "DAT012 9:10 y"],
            id="an input, another step, and a verdict",
        ),
    ],
)
def test_duplicate_field(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "DAT012") == expected
