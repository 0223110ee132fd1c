import pytest

from lint_workspaces import ORGANIZATION, process, project, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        steps:
          - {id: a, title: A}
          - {id: b, title: B}
          - {id: a, title: A again}
        """
            ),
            ["STR002 8:10 a"],
            id="a step of the same name",
        ),
        pytest.param(
            process(
                """\
        stages:
          - {id: a, title: A, steps: [{id: b, title: B}]}
          - {id: c, title: C, steps: [{id: a, title: A}]}
        """
            ),
            ["STR002 7:36 a"],
            id="a step named as a stage",
        ),
        pytest.param(
            process(
                """\
        stages:
          - {id: a, title: A, steps: [{id: b, title: B}]}
          - {id: a, title: C, steps: [{id: c, title: C}]}
        """
            ),
            ["STR002 7:10 a"],
            id="two stages",
        ),
        pytest.param(
            process(
                """\
        steps: [{id: a, title: A}, {id: a, title: A}, {id: a, title: A}]
        """
            ),
            ["STR002 5:33 a", "STR002 5:52 a"],
            id="three of one name are two findings",
        ),
        pytest.param(
            project(
                """\
        phases:
          - {id: a, title: A, tasks: [{id: b, title: B, duration: 1d}]}
          - {id: c, title: C, tasks: [{id: a, title: A, duration: 1d}]}
        """
            ),
            ["STR002 6:36 a"],
            id="a task named as a phase",
        ),
        pytest.param(
            project(
                """\
        deliverables: [{id: x, title: X}, {id: x, title: Y}]
        risks: [{id: x, title: X}, {id: y, title: Y}, {id: y, title: Y}]
        tasks: [{id: x, title: X, duration: 1d}]
        """
            ),
            ["STR002 4:40 x", "STR002 5:52 y"],
            id="deliverables and risks are namespaces of their own",
        ),
        pytest.param(
            {"organization.yaml": ORGANIZATION.replace("sam:", "head:")},
            ["STR002 5:10 head"],
            id="a person named as a role",
        ),
    ],
)
def test_duplicate_id(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "STR002") == expected
