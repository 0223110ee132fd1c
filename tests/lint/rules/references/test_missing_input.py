import pytest

from lint_workspaces import process, project, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {
                **process("""\
        steps: [{id: a, title: A, process: q, with: {y: b}}]
        """),
                "processes/q.yaml": "kind: process\nid: q\ntitle: Q\n"
                "inputs: {x: {type: text, required: true}, y: {type: text},"
                " z: {type: text, required: true, default: d}}\n"
                "outputs: {out: O}\n"
                "steps: [{id: a, title: A, collect: {out: {type: text, required: true}}}]\n",
            },
            ["REF014 5:36 q"],
            id="a step; a default is enough",
        ),
        pytest.param(
            {
                **project("""\
        tasks: [{id: a, title: A, process: q}]
        """),
                "processes/q.yaml": "kind: process\nid: q\ntitle: Q\n"
                "inputs: {x: {type: text, required: true}, y: {type: text},"
                " z: {type: text, required: true, default: d}}\n"
                "outputs: {out: O}\n"
                "steps: [{id: a, title: A, collect: {out: {type: text, required: true}}}]\n",
            },
            ["REF014 4:36 q"],
            id="a task",
        ),
        pytest.param(
            {
                **process("""\
        steps: [{id: a, title: A, process: q, with: {x: b}}]
        """),
                "processes/q.yaml": "kind: process\nid: q\ntitle: Q\n"
                "inputs: {x: {type: text, required: true}, y: {type: text},"
                " z: {type: text, required: true, default: d}}\n"
                "outputs: {out: O}\n"
                "steps: [{id: a, title: A, collect: {out: {type: text, required: true}}}]\n",
            },
            [],
            id="all that is required",
        ),
    ],
)
def test_missing_input(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "REF014") == expected
