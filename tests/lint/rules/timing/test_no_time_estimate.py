import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param("{id: a, title: A}, {id: b, title: B}", ["TIM001 2:5 p"], id="no step"),
        pytest.param(
            "{id: a, title: A, effort: 5m}, {id: b, title: B, duration: 1d}",
            ["TIM001 5:45 b"],
            id="how long it takes is not how much work it is",
        ),
        pytest.param("{id: a, title: A, effort: 5m}", [], id="each step"),
        pytest.param(
            "{id: a, title: A, approve: {role: head}}, {id: b, title: B, wait: {for: 1d}}",
            [],
            id="no work of people",
        ),
    ],
)
def test_no_time_estimate(steps: str, expected: list[str]) -> None:
    assert told(process(f"steps: [{steps}]\n"), "TIM001") == expected
