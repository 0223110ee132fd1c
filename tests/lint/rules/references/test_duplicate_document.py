import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {
                **process("steps: [{id: a, title: A}]"),
                "projects/p.yaml": "kind: project\nid: p\ntitle: P\n"
                "tasks: [{id: a, title: A, duration: 1d}]\n",
            },
            ["REF012 2:5 p", "REF012 2:5 p"],
            id="a process and a project",
        ),
        pytest.param(
            {
                **process("steps: [{id: a, title: A}]"),
                "processes/acme.yaml": "kind: process\nid: acme\ntitle: P\n"
                "steps: [{id: a, title: A}]\n",
            },
            ["REF012 2:5 acme", "REF012 2:5 acme"],
            id="a process and the organization",
        ),
        pytest.param(
            process(
                """\
        steps: [{id: a, title: A}]
        """
            ),
            [],
            id="all of their own",
        ),
    ],
)
def test_duplicate_document(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "REF012") == expected
