import pytest

from lint_workspaces import process, project, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        steps:
          - {id: a, title: A, needs: [b, x, y]}
          - {id: b, title: B, needs: []}
        """
            ),
            ["STR003 6:34 x", "STR003 6:37 y"],
            id="needs of a step",
        ),
        pytest.param(
            process(
                """\
        stages:
          - {id: one, title: One, steps: [{id: a, title: A}]}
          - id: two
            title: Two
            needs: [one, non]
            steps: [{id: b, title: B, needs: [one, tow]}]
        """
            ),
            ["STR003 9:18 non", "STR003 10:44 tow"],
            id="needs of a stage, and a stage among the needs of a step",
        ),
        pytest.param(
            process(
                """\
        steps:
          - {id: a, title: A}
          - {id: ok, title: Ok, approve: {role: head, separate_from: [a, c], on_reject: d}}
          - {id: go, title: Go, approve: {role: head, on_reject: continue}}
        """
            ),
            ["STR003 7:66 c", "STR003 7:81 d"],
            id="an approval",
        ),
        pytest.param(
            process(
                """\
        steps: [{id: a, title: A}]
        tests:
          - name: A sentence
            answers: {b: {}}
            then: {done: [a, c], skipped: [d]}
        """
            ),
            ["STR003 8:15 b", "STR003 9:22 c", "STR003 9:36 d"],
            id="a scenario",
        ),
        pytest.param(
            project(
                """\
        phases:
          - {id: one, title: One, tasks: [{id: a, title: A, duration: 1d}]}
          - id: two
            title: Two
            tasks:
              - {id: b, title: B, duration: 1d, needs: [one, a, non, {task: x, lag: 2d}]}
        """
            ),
            ["STR003 9:57 non", "STR003 9:69 x"],
            id="needs of a task",
        ),
    ],
)
def test_unknown_step_reference(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "STR003") == expected
