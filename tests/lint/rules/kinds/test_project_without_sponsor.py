import pytest

from lint_workspaces import project, told

TASKS = "tasks: [{id: a, title: A, duration: 1d}]\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("manager: sam\n", ["KND003 2:5 j"], id="a manager is no sponsor"),
        pytest.param("sponsor: dana\n", [], id="a person"),
        pytest.param("sponsor: {name: A customer, external: true}\n", [], id="somebody outside"),
        pytest.param("status: rejected\n", [], id="nobody wanted it, and that was said"),
    ],
)
def test_project_without_sponsor(said: str, expected: list[str]) -> None:
    assert told(project(said + TASKS), "KND003") == expected
