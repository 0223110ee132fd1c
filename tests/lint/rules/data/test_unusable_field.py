import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        inputs:
          a: {type: choice, choices: [x], default: y}
          b: {type: number, min: 5, max: 1}
          c: {type: text, pattern: "("}
          d: {type: number, min: 1, max: 5, default: 3}
        steps: [{id: a, title: A, collect: {e: {type: choice, choices: [x], default: q}}}]
        """
            ),
            ["DAT013 6:44 y", "DAT013 7:34 1", 'DAT013 8:28 "("', "DAT013 10:78 q"],
            id="default, bounds",
        ),
    ],
)
def test_unusable_field(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "DAT013") == expected
