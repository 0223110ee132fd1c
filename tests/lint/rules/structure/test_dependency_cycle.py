import pytest

from lint_workspaces import process, project, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        steps: [{id: a, title: A, needs: [b]}, {id: b, title: B, needs: [a]}]
        """
            ),
            ["STR004 5:35 b"],
            id="two steps",
        ),
        pytest.param(
            process(
                """\
        steps:
          - {id: d, title: D, needs: [d]}
          - {id: a, title: A, needs: [b]}
          - {id: b, title: B, needs: [a, d]}
          - {id: c, title: C, needs: [a]}
        """
            ),
            ["STR004 6:31 d", "STR004 7:31 b"],
            id="two circles, each at once",
        ),
        pytest.param(
            process(
                """\
        steps: [{id: a, title: A, needs: [a]}]
        """
            ),
            ["STR004 5:35 a"],
            id="a step that needs itself",
        ),
        pytest.param(
            process(
                """\
        steps:
          - {id: a, title: A}
          - {id: b, title: B, needs: [a, c]}
          - {id: c, title: C}
        """
            ),
            ["STR004 7:34 c"],
            id="through a need that is not written",
        ),
        pytest.param(
            process(
                """\
        stages:
          - {id: one, title: One, steps: [{id: a, title: A, needs: [two]}]}
          - {id: two, title: Two, steps: [{id: b, title: B}]}
        """
            ),
            ["STR004 6:61 two"],
            id="through a stage",
        ),
        pytest.param(
            process(
                """\
        stages:
          - {id: one, title: One, needs: [one], steps: [{id: a, title: A}]}
        """
            ),
            ["STR004 6:35 one"],
            id="where only a stage says what is needed",
        ),
        pytest.param(
            project(
                """\
        tasks:
          - {id: a, title: A, duration: 1d, needs: [b]}
          - {id: b, title: B, duration: 1d, needs: [{task: a, type: start-to-start}]}
        """
            ),
            ["STR004 5:45 b"],
            id="two tasks",
        ),
        pytest.param(
            project(
                """\
        phases:
          - {id: one, title: One, tasks: [{id: a, title: A, duration: 1d, needs: [two]}]}
          - {id: two, title: Two, tasks: [{id: b, title: B, duration: 1d}]}
        """
            ),
            ["STR004 5:75 two"],
            id="through a phase",
        ),
        pytest.param(
            process(
                """\
        steps:
          - {id: a, title: A, needs: [c]}
          - {id: b, title: B, needs: []}
          - {id: c, title: C}
        """
            ),
            [],
            id="steps written out of order",
        ),
    ],
)
def test_dependency_cycle(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "STR004") == expected
