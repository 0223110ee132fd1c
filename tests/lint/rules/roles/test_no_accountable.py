import pytest

from lint_workspaces import process, told

STEPS = "steps: [{id: a, title: A, responsible: clerk}, {id: b, title: B, accountable: head}]\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(STEPS, ["ROL002 5:14 a"], id="one step of two"),
        pytest.param(
            STEPS.replace("accountable", "responsible"), ["ROL002 2:5 p"], id="no step at all"
        ),
        pytest.param("owner: head\n" + STEPS, [], id="the owner answers"),
        pytest.param("accountable: head\n" + STEPS, [], id="one answers for all"),
        pytest.param(
            """\
            stages:
              - {id: s, title: S, accountable: head, steps: [{id: a, title: A}]}
              - {id: t, title: T, steps: [{id: b, title: B, approve: {role: head}}]}
              - {id: u, title: U, steps: [{id: c, title: C, wait: {for: 1d}}]}
            """,
            ["ROL002 7:36 b"],
            id="who approves answers for the verdict, not for the step; nobody waits",
        ),
    ],
)
def test_no_accountable(body: str, expected: list[str]) -> None:
    assert told(process(body), "ROL002") == expected
