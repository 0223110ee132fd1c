import pytest

from lint_workspaces import process, project, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        steps: [{id: a, title: A, process: q}, {id: b, title: B, process: acme}]
        """
            ),
            ["REF003 5:36 q", "REF003 5:67 acme"],
            id="none of that name, and an organization of that name",
        ),
        pytest.param(
            {
                **process("steps: [{id: a, title: A, process: q}]"),
                "processes/q.yaml": "kind: process\nid: q\ntitel: Q\n",
            },
            ["SYN002 1:1 kind", "SYN003 3:1 titel"],
            id="a file with errors of its own is known",
        ),
        pytest.param(
            project(
                """\
        tasks: [{id: a, title: A, process: q}]
        deliverables: [{id: x, title: X}]
        handover: [{deliverable: x, to: clerk, process: r}]
        """
            ),
            ["REF003 4:36 q", "REF003 6:49 r"],
            id="a project",
        ),
    ],
)
def test_unknown_process(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "REF003") == expected
