import pytest

from lint_workspaces import process, told


def step(kind: str, when: str) -> dict[str, str]:
    return process(
        f"inputs: {{x: {{type: {kind}, required: true}}, y: {{type: text, required: true}}}}\n"
        f"steps:\n  - {{id: a, title: A, when: '{when}'}}\n"
    )


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(step("text", 'x == "yes"'), ["DAT007 7:29 'x == \"yes\"'"], id="one wording"),
        pytest.param(
            step("long_text", 'not (x == "a" or x == "b")'),
            ['DAT007 7:29 \'not (x == "a" or x == "b")\''],
            id="two wordings, told once",
        ),
        pytest.param(step("text", 'x != ""'), [], id="whether anything is written"),
        pytest.param(step("text", "x == y"), [], id="two texts"),
        pytest.param(step("boolean", "x"), [], id="a yes or no"),
        pytest.param(
            step("choice, choices: [yes-, no-]", 'x == "yes-"'), [], id="a choice of some"
        ),
    ],
)
def test_decision_on_free_text(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "DAT007") == expected


def test_what_a_machine_says_has_one_wording() -> None:
    files = process(
        """\
        steps:
          - {id: a, title: A, automate: {command: [x]}, collect: {x: {type: text, from: stdout}}}
          - {id: b, title: B, when: 'default(x, "") == "yes" or 1 == 1'}
        """
    )
    assert [each for each in told(files, "DAT007") if "DAT007" in each] == []
