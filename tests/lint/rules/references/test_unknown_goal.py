import pytest

from lint_workspaces import project, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            project(
                """\
        supports: [grow, grwo]
        tasks: [{id: a, title: A, duration: 1d}]
        """
            ),
            ["REF010 4:18 grwo"],
            id="one of two",
        ),
    ],
)
def test_unknown_goal(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "REF010") == expected
