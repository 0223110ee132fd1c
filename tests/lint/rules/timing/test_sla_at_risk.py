import pytest

from lint_workspaces import process, told

FOUND = ["TIM003 5:22 4d"]
DAY = "{id: a, title: A, duration: 1d}"
REWORK = "{id: b, title: B, approve: {role: head, on_reject: a, rounds: 5}}"


def steps(*several: str, target: str = "4d", more: str = "") -> dict[str, str]:
    return process(f"targets: {{lead_time: {target}}}\n{more}steps: [{', '.join(several)}]\n")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(steps(DAY, REWORK), FOUND, id="five rounds of a day"),
        pytest.param(steps(DAY, REWORK.replace("5", "4")), [], id="four rounds"),
        pytest.param(
            steps(DAY, REWORK.replace(", on_reject: a, rounds: 5", "")), [], id="rejected at once"
        ),
        pytest.param(
            steps(
                "{id: a, title: A, when: go, duration: 3d}",
                "{id: b, title: B, when: not go, duration: 4d}",
                more="inputs: {go: {type: boolean, required: true}}\n",
            ),
            [],
            id="one or the other, never both",
        ),
        pytest.param(
            steps(
                "{id: a, title: A, when: go, duration: 3d}",
                "{id: b, title: B, when: go, duration: 4d}",
                more="inputs: {go: {type: boolean, required: true}}\n",
            ),
            FOUND,
            id="both for one answer",
        ),
        pytest.param(
            steps("{id: a, title: A, wait: {for: 4d}}"), [], id="four days of work at the most"
        ),
        pytest.param(
            steps("{id: a, title: A, wait: {for: 6d}}", target="39h"),
            ["TIM003 5:22 39h"],
            id="six days from Monday morning are forty hours",
        ),
        pytest.param(steps("{id: a, title: A, duration: 9d}"), [], id="TIM002 speaks"),
        pytest.param(
            steps("{id: a, title: A, duration: 5d}", more="hours: always\n"), [], id="TIM002 too"
        ),
    ],
)
def test_sla_at_risk(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "TIM003") == expected
