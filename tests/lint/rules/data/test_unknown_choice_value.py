import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        inputs: {c: {type: choice, choices: [x, y]}}
        steps:
          - {id: a, title: A, when: c == "z"}
          - {id: b, title: B, when: 'c in ["x", "q"]'}
          - {id: d, title: D, when: c == "x"}
          - {id: ok, title: Ok, approve: {role: head, on_reject: continue}}
          - {id: e, title: E, when: ok == "refused"}
        """
            ),
            ['DAT005 7:34 "z"', 'DAT005 8:41 "q"', 'DAT005 11:35 "refused"'],
            id="conditions",
        ),
        pytest.param(
            process(
                """\
        inputs: {c: {type: choice, choices: [x, y]}}
        steps: [{id: a, title: A, collect: {d: {type: choice, choices: [x, y]}}}]
        tests:
          - {name: A sentence, given: {c: z}, answers: {a: {d: w}}, then: {result: done}}
          - name: Another sentence
            given: {c: x}
            answers: {a: [{d: x}, {d: v}]}
            then: {result: done}
        """
            ),
            ["DAT005 8:35 z", "DAT005 8:56 w", "DAT005 11:31 v"],
            id="scenarios",
        ),
    ],
)
def test_unknown_choice_value(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "DAT005") == expected
