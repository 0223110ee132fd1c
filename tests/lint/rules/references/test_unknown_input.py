import pytest

from lint_workspaces import process, project, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {
                **process("""\
        steps: [{id: a, title: A, process: q, with: {x: a, w: b}}]
        """),
                "processes/q.yaml": "kind: process\nid: q\ntitle: Q\n"
                "inputs: {x: {type: text, required: true}, y: {type: text},"
                " z: {type: text, required: true, default: d}}\n"
                "outputs: {out: O}\n"
                "steps: [{id: a, title: A, collect: {out: {type: text, required: true}}}]\n",
            },
            ["REF013 5:52 w"],
            id="a step",
        ),
        pytest.param(
            {
                **project("""\
        tasks: [{id: a, title: A, process: q, with: {x: a, w: b}}]
        """),
                "processes/q.yaml": "kind: process\nid: q\ntitle: Q\n"
                "inputs: {x: {type: text, required: true}, y: {type: text},"
                " z: {type: text, required: true, default: d}}\n"
                "outputs: {out: O}\n"
                "steps: [{id: a, title: A, collect: {out: {type: text, required: true}}}]\n",
            },
            ["REF013 4:52 w"],
            id="a task",
        ),
        pytest.param(
            process(
                """\
        steps: [{id: a, title: A, process: none, with: {x: a}}]
        """
            ),
            [],
            id="an unknown process",
        ),
    ],
)
def test_unknown_input(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "REF013") == expected
