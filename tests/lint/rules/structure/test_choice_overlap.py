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
          - {id: a, title: A, when: 'c in ["x", "y"]'}
          - {id: e, title: E, when: 'c in ["y", "z"]'}
          - {id: f, title: F, when: 'c in ["x"]'}
        """
            ),
            ['STR017 15:29 \'c in ["y", "z"]\'', "STR017 16:29 'c in [\"x\"]'"],
            id="one value in two branches",
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
          - {id: e, title: E, when: c == "y" or c == "z"}
          - {id: f, title: F, when: 'c in ["z", "y"]'}
        """
            ),
            [],
            id="the same values in other words are one branch",
        ),
        pytest.param(
            process(
                """\
        inputs: {plan: {type: choice, choices: [x, y, z], required: true}}
        stages:
          - id: s
            title: S
            when: plan != "y"
            steps:
              - {id: a, title: A, when: 'plan in ["x", "y"]'}
              - {id: b, title: B, when: 'plan in ["y", "z"]'}
        """
            ),
            [],
            id="a value that no run brings into the stage",
        ),
    ],
)
def test_choice_overlap(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "STR017") == expected
