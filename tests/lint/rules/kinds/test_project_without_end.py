import pytest

from lint_workspaces import project, told

TASKS = "tasks: [{id: a, title: A, duration: 1d}]\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("", ["KND002 2:5 j"], id="nothing is said"),
        pytest.param("status: active\nstart: 2027-01-01\n", ["KND002 2:5 j"], id="a start alone"),
        pytest.param("deadline: 2027-01-01\n", [], id="a deadline"),
        pytest.param("status: cancelled\n", [], id="it ended without one"),
    ],
)
def test_project_without_end(said: str, expected: list[str]) -> None:
    assert told(project(said + TASKS), "KND002") == expected
