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
          - {id: a, title: A, when: n > 5 and n < 5}
          - {id: b, title: B, when: c == "x" and c == "y"}
          - {id: e, title: E, when: b and not b}
          - {id: f, title: F, when: n > 5 or n < 5}
          - {id: g, title: G, when: n > 4 and n < 5}
          - {id: h, title: H, when: 1 > 2}
        """
            ),
            [
                "STR013 14:29 n > 5 and n < 5",
                'STR013 15:29 c == "x" and c == "y"',
                "STR013 16:29 b and not b",
                "STR013 19:29 1 > 2",
            ],
            id="conditions that contradict themselves",
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
          - {id: s, title: S, when: c == "x", steps: [{id: a, title: A, when: c == "y"}]}
          - {id: u, title: U, when: c == "x", steps: [{id: f, title: F, when: b}]}
          - {id: v, title: V, when: n > n, steps: [{id: g, title: G, when: b}]}
          - id: w
            title: W
            when: n > 5
            steps: [{id: h, title: H, when: n == 5}, {id: i, title: I}]
        """
            ),
            ['STR013 14:71 c == "y"', "STR013 16:29 n > n", "STR013 20:37 n == 5"],
            id="of a stage, and within one",
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
          - {id: ok, title: Ok, approve: {role: head}}
          - {id: a, title: A, when: ok == "rejected"}
          - {id: go, title: Go, approve: {role: head, on_reject: continue}}
          - {id: e, title: E, when: go == "rejected"}
        """
            ),
            ['STR013 15:29 ok == "rejected"'],
            id="a verdict that nobody comes to read",
        ),
        pytest.param(
            process(
                """\
        inputs: {c: {type: choice, choices: [x, y], required: true}}
        steps:
          - {id: a, title: A, when: c == "x", collect: {n: {type: number, required: true}}}
          - {id: b, title: B, when: c == "y" and n > 1}
          - {id: d, title: D, collect: {ok: {type: boolean, required: true}}}
          - {id: e, title: E, when: ok, collect: {u: {type: boolean, required: true}}}
          - {id: f, title: F, when: not ok and u | default(false)}
        """
            ),
            ['STR013 8:29 c == "y" and n > 1', "STR013 11:29 not ok and u | default(false)"],
            id="by what was decided before",
        ),
        pytest.param(
            process(
                """\
        inputs: {t: {type: number, required: true, max: 40}}
        steps:
          - {id: a, title: A, when: t > 40}
        """
            ),
            [],
            id="for a value outside of its limits, which is a deviation",
        ),
        pytest.param(
            process(
                """\
        inputs: {n: {type: number}}
        steps:
          - {id: a, title: A, process: called, with: {x: "{{ n }} {{ nowhere }}"}}
          - {id: b, title: B, when: n > 5, collect: {u: {type: boolean, required: true}}}
          - {id: c, title: C, when: n <= 5 and u | default(false)}
        """
            ),
            ["STR013 9:29 n <= 5 and u | default(false)"],
            id="beside a sub-process that is given what has faults",
        ),
    ],
)
def test_dead_step(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "STR013") == expected
