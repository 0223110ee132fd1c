import pytest

from lint_workspaces import process, told

FOUND = ["TIM014 7:34 3d"]


def steps(due: str, after: str, more: str = "") -> dict[str, str]:
    return process(
        f"targets: {{lead_time: 5d}}\nsteps:\n"
        f"  - {{escalate: {{to: head, after: {after}}}, id: a, title: A, due: {due}}}\n{more}"
    )


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(steps("3d", "3d"), FOUND, id="six days of five"),
        pytest.param(steps("2d", "3d"), [], id="five days of five"),
        pytest.param(steps("4d", "9h"), ["TIM014 7:34 9h"], id="days have eight hours"),
        pytest.param(steps("{before: x, by: 9d}", "3d"), [], id="counted from a date"),
        pytest.param(
            steps("{for: 6d, elapsed: true}", "3d"), ["TIM014 7:34 3d"], id="by the clock"
        ),
        pytest.param(steps("4d", "9h", "hours: always\n"), [], id="days have 24 hours"),
        pytest.param(process("steps: [{id: a, title: A, due: 9d}]\n"), [], id="no lead time"),
        pytest.param(
            process("targets: {lead_time: 5d}\nsteps: [{id: a, title: A, due: 9d}]\n"),
            [],
            id="nobody is told",
        ),
    ],
)
def test_escalation_after_deadline(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "TIM014") == expected
