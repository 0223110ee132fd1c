"""Approvals: who is told when one is late, and how many there are in a row."""

import pytest

from lint_workspaces import process, told

ALWAYS = "approve: {role: head}"


def steps(*said: str) -> dict[str, str]:
    lines = (f"  - {{id: s{place}, title: T, {each}}}\n" for place, each in enumerate(said))
    return process("inputs: {n: {type: number, required: true}}\nsteps:\n" + "".join(lines))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(steps(f"{ALWAYS}, due: 1d"), ["ROL014 7:47 due"], id="nobody is told"),
        pytest.param(
            steps(f"{ALWAYS}, due: 1d, escalate: {{after: 1d, to: head}}"), [], id="somebody is"
        ),
        pytest.param(steps(ALWAYS), [], id="never due: TIM004"),
        pytest.param(steps("due: 1d"), [], id="a person's work"),
    ],
)
def test_no_escalation(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "ROL014") == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(steps(*[ALWAYS] * 4), ["ROL019 10:10 s3"], id="four"),
        pytest.param(steps(*[ALWAYS] * 6), ["ROL019 10:10 s3"], id="six, told once"),
        pytest.param(steps(*[ALWAYS] * 3), [], id="three"),
        pytest.param(steps(*[f"{ALWAYS}, when: n > 1"] * 5), [], id="by amount"),
        pytest.param(
            steps(ALWAYS, ALWAYS, "responsible: clerk", ALWAYS, ALWAYS), [], id="work in between"
        ),
        pytest.param(steps(*[f"{ALWAYS}, needs: []"] * 5), [], id="side by side"),
        pytest.param(steps(*[f"{ALWAYS}, needs: [s1]"] * 5), [], id="a circle"),
    ],
)
def test_approval_chain_long(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "ROL019") == expected
