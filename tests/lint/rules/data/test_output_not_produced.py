import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        inputs:
          c: {type: choice, choices: [x, y], required: true}
          i: {type: text}
          j: {type: text, default: t}
        outputs: {c: C, i: I, j: J, p: P, q: Q, r: R, s: S, ok: Ok, st: St}
        stages:
          - id: one
            title: One
            steps:
              - {id: a, title: A, collect: {p: {type: text, required: true}, q: {type: text}}}
              - {id: b, title: B, when: c == "x", collect: {r: {type: text, required: true}}}
              - id: d
                title: D
                automate: {command: [x]}
                collect: {s: {type: text, from: stdout}}
              - {id: ok, title: Ok, approve: {role: head}}
          - id: two
            title: Two
            when: c == "y"
            steps: [{id: e, title: E, collect: {st: {type: text, required: true}}}]
        """
            ),
            ["DAT008 9:17 i", "DAT008 9:35 q", "DAT008 9:41 r", "DAT008 9:61 st"],
            id="inputs and fields that may have no value in the end",
        ),
    ],
)
def test_output_not_produced(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "DAT008") == expected
