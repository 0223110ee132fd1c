import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        steps:
          - {id: a, title: A, needs: []}
          - {id: b, title: B, needs: []}
          - {id: ok, title: Ok, needs: [a], approve: {role: head, on_reject: b}}
          - {id: c, title: C, approve: {role: head, on_reject: c}}
          - {id: d, title: D, approve: {role: head, on_reject: a}}
        """
            ),
            ["STR033 8:70 b", "STR033 9:56 c"],
            id="a step beside, and the approval itself",
        ),
        pytest.param(
            process(
                """\
        steps:
          - {id: a, title: A, needs: [b]}
          - {id: b, title: B, approve: {role: head, on_reject: b}}
        """
            ),
            [],
            id="nothing is said of a circle",
        ),
    ],
)
def test_rework_not_before(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "STR033") == expected
