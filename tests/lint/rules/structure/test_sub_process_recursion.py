import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        steps: [{id: a, title: A}, {id: b, title: B, process: p}]
        """
            ),
            ["STR027 5:55 p"],
            id="it calls itself",
        ),
        pytest.param(
            {
                **process("steps: [{id: a, title: A, process: q}]"),
                "processes/q.yaml": "kind: process\nid: q\ntitle: Q\n"
                "steps: [{id: a, title: A, process: r}]\n",
                "processes/r.yaml": "kind: process\nid: r\ntitle: R\n"
                "steps: [{id: a, title: A, process: p}]\n",
            },
            ["STR027 5:36 q", "STR027 4:36 r", "STR027 4:36 p"],
            id="a circle of three is found in each",
        ),
        pytest.param(
            {
                **process("steps: [{id: a, title: A, process: q}]"),
                "processes/q.yaml": "kind: process\nid: q\ntitle: Q\n"
                "steps: [{id: a, title: A, process: q}]\n",
            },
            ["STR027 4:36 q"],
            id="calling a circle is not being in it",
        ),
    ],
)
def test_sub_process_recursion(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "STR027") == expected
