import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {
                **process("""\
        steps:
          - id: a
            title: A
            process: q
            with: {x: a}
            collect: {o: {type: text, from: out}, u: {type: text, from: uot}}
        """),
                "processes/q.yaml": "kind: process\nid: q\ntitle: Q\n"
                "inputs: {x: {type: text, required: true}, y: {type: text},"
                " z: {type: text, required: true, default: d}}\n"
                "outputs: {out: O}\n"
                "steps: [{id: a, title: A, collect: {out: {type: text, required: true}}}]\n",
            },
            ["REF015 10:65 uot"],
            id="a step",
        ),
    ],
)
def test_unknown_output(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "REF015") == expected
