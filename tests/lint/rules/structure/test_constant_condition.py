import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        inputs:
          c: {type: choice, choices: [x, y, z], required: true}
          n: {type: number, required: true}
          t: {type: text, required: true}
          b: {type: boolean, required: true}
          d: {type: date, required: true}
          m: {type: choices, choices: [x, y], required: true}

        steps:
          - {id: a, title: A, when: n > 5 or n <= 5}
          - {id: e, title: E, when: 'c in ["x", "y", "z"]'}
          - {id: f, title: F, when: n > 5 or n < 5}
          - {id: g, title: G, when: c != "x" or c != "y"}
          - {id: h, title: H, when: 2 > 1}
          - {id: i, title: I, when: b}
        """
            ),
            [
                "STR018 14:29 n > 5 or n <= 5",
                'STR018 15:29 \'c in ["x", "y", "z"]\'',
                'STR018 17:29 c != "x" or c != "y"',
                "STR018 18:29 2 > 1",
            ],
            id="conditions that are always true",
        ),
        pytest.param(
            process(
                """\
        inputs:
          c: {type: choice, choices: [x, y, z], required: true}
          n: {type: number, required: true}
          t: {type: text, required: true}
          b: {type: boolean, required: true}
          d: {type: date, required: true}
          m: {type: choices, choices: [x, y], required: true}

        stages:
          - {id: s, title: S, when: b or not b, steps: [{id: a, title: A}]}
          - id: u
            title: U
            steps:
              - {id: ok, title: Ok, approve: {role: head, on_reject: a}}
              - {id: e, title: E, when: ok == "approved"}
        """
            ),
            ["STR018 14:29 b or not b", 'STR018 19:33 ok == "approved"'],
            id="of a stage, and of whoever comes after an approval",
        ),
        pytest.param(
            process(
                """\
        inputs:
          c: {type: choice, choices: [x, y, z], required: true}
          n: {type: number, required: true}
          t: {type: text, required: true}
          b: {type: boolean, required: true}
          d: {type: date, required: true}
          m: {type: choices, choices: [x, y], required: true}

        steps:
          - {id: ok, title: Ok, approve: {role: head, on_reject: continue}}
          - {id: e, title: E, when: ok == "approved"}
        """
            ),
            [],
            id="an approval with a way on",
        ),
    ],
)
def test_constant_condition(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "STR018") == expected
