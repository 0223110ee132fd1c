import pytest

from flowdef.lint.options import Options
from lint_workspaces import findings_of, process, told


def test_a_value_that_may_come_into_no_stage_is_not_named() -> None:
    files = process(
        """\
        inputs:
          note: {type: text, required: true}
          p: {type: choice, choices: [x, y, z, other], required: true}
        stages:
          - id: s
            title: S
            when: p != "other" or (note | length < 4 and "long" in note)
            steps:
              - {id: a, title: A, when: p == "x"}
              - {id: b, title: B, when: p == "y"}
        """
    )
    (found,) = findings_of(files, Options(select=("STR016",)))
    assert found.message.startswith("there is no branch for p = z:")


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
          - {id: a, title: A, when: c == "x"}
          - {id: e, title: E, when: c == "y"}
        """
            ),
            ['STR016 14:29 c == "x"'],
            id="a value of a choice",
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
          - {id: a, title: A, when: c == "x"}
          - {id: e, title: E, when: c == "x"}
          - {id: f, title: F}
          - {id: g, title: G, when: c == "y"}
        """
            ),
            [],
            id="the same condition twice, or a step between, is no choice",
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
          - {id: a, title: A, when: c == "x"}
          - {id: e, title: E, when: 'c in ["z", "y"]'}
          - {id: f, title: F, when: b}
          - {id: g, title: G, when: not b}
          - {id: h, title: H, when: b == true}
        """
            ),
            [],
            id="all values have a branch",
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
          - {id: s, title: S}
          - {id: a, title: A, needs: [s], when: c == "x"}
          - {id: e, title: E, needs: [s]}
          - {id: f, title: F, needs: [s], when: c == "z"}
        """
            ),
            ['STR016 15:41 c == "x"'],
            id="branches that wait for the same",
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
          - {id: s, title: S, when: c == "x", steps: [{id: a, title: A}]}
          - {id: u, title: U, when: c == "z", steps: [{id: f, title: F, when: b}]}
          - {id: v, title: V, steps: [{id: g, title: G, when: not b}]}
        """
            ),
            ['STR016 14:29 c == "x"'],
            id="stages",
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
          - {id: a, title: A, when: n == 1}
          - {id: e, title: E, when: n == 2}
          - {id: f, title: F, when: t == "one"}
          - {id: g, title: G, when: t == "two"}
        """
            ),
            ["STR016 14:29 n == 1", 'STR016 16:29 t == "one"'],
            id="numbers and texts",
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
          - {id: a, title: A, when: n > 1}
          - {id: e, title: E, when: n < 1}
          - {id: f, title: F, when: c == "x" and b}
          - {id: g, title: G, when: c == "y" and b}
        """
            ),
            [],
            id="what compares otherwise is no choice",
        ),
        pytest.param(
            process(
                """\
        inputs: {plan: {type: choice, choices: [x, y, z], required: true}}
        stages:
          - id: s
            title: S
            when: plan != "z"
            steps:
              - {id: a, title: A, when: plan == "x"}
              - {id: b, title: B, when: plan == "y"}
        """
            ),
            [],
            id="a value that no run brings into the stage",
        ),
    ],
)
def test_choice_not_exhaustive(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "STR016") == expected
