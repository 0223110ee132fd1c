import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param("approve: {role: head}", ["TIM004 5:27 approve"], id="an approval"),
        pytest.param("approve: {role: head}, due: 1d", [], id="with a due date"),
        pytest.param("automate: {command: [x]}", [], id="a machine is stopped after ten minutes"),
        pytest.param("wait: {for: 1d}", [], id="a wait ends by itself"),
        pytest.param("responsible: head", [], id="a person's work"),
    ],
)
def test_wait_without_timeout(step: str, expected: list[str]) -> None:
    assert told(process(f"steps: [{{id: a, title: A, {step}}}]\n"), "TIM004") == expected
