import pytest

from lint_workspaces import PROCESS, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {PROCESS: "kind: process\nid: p\ntitle: P\nsteps: [{id: a, title: A}]\n"},
            ["STR009 2:5 p"],
            id="nothing starts it",
        ),
        pytest.param(
            {
                PROCESS: "kind: process\nid: p\ntitle: P\nsteps: [{id: a, title: A}]\n",
                "processes/q.yaml": "kind: process\nid: q\ntitle: Q\ntrigger: {event: E}\n"
                "steps: [{id: a, title: A, process: p}]\n",
            },
            [],
            id="another process calls it",
        ),
        pytest.param(
            {
                PROCESS: "kind: process\nid: p\ntitle: P\nsteps: [{id: a, title: A}]\n",
                "projects/j.yaml": "kind: project\nid: j\ntitle: J\n"
                "tasks: [{id: a, title: A, process: p}]\n",
            },
            [],
            id="a task of a project calls it",
        ),
    ],
)
def test_trigger_missing(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "STR009") == expected
