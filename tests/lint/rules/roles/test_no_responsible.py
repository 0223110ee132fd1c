import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process("steps: [{id: a, title: A, responsible: clerk}, {id: b, title: B}]\n"),
            ["ROL001 5:53 b"],
            id="one step of two",
        ),
        pytest.param(
            process("steps: [{id: a, title: A}, {id: b, title: B}]\n"),
            [],
            id="no role at all: a list for anybody",
        ),
        pytest.param(
            process("informed: [head]\nsteps: [{id: a, title: A}]\n"),
            ["ROL001 6:14 a"],
            id="a role is named that does nothing",
        ),
        pytest.param(
            process("owner: head\nsteps: [{id: a, title: A}]\n"), [], id="the owner does it"
        ),
        pytest.param(
            process("accountable: head\nsteps: [{id: a, title: A}]\n"),
            [],
            id="the accountable does it",
        ),
        pytest.param(
            process(
                """\
                inputs: {who: {type: person}}
                stages:
                  - {id: s, title: S, responsible: {field: who}, steps: [{id: a, title: A}]}
                  - {id: t, title: T, steps: [{id: b, title: B}]}
                """
            ),
            ["ROL001 8:36 b"],
            id="its stage names a person in a field",
        ),
        pytest.param(
            process(
                """\
                steps:
                  - {id: a, title: A, approve: {role: head}}
                  - {id: b, title: B, wait: {for: 1d}}
                  - {id: c, title: C, automate: {command: [x]}}
                  - {id: d, title: D, process: q}
                """
            ),
            [],
            id="steps of other kinds",
        ),
    ],
)
def test_no_responsible(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "ROL001") == expected
