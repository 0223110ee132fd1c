import pytest

from lint_workspaces import process, told

FOUND = ["TIM002 5:22 2d"]
THREE_DAYS = "{id: a, title: A, duration: 3d}"
GO = "inputs: {go: {type: boolean, required: true}}\n"


def steps(*several: str, target: str = "2d", more: str = "") -> dict[str, str]:
    return process(f"targets: {{lead_time: {target}}}\n{more}steps: [{', '.join(several)}]\n")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(steps(THREE_DAYS), FOUND, id="three days of two"),
        pytest.param(steps(THREE_DAYS, target="3d"), [], id="three days of three"),
        pytest.param(
            steps(THREE_DAYS, "{id: b, title: B, effort: 1s}", target="3d"),
            ["TIM002 5:22 3d"],
            id="and a second",
        ),
        pytest.param(
            steps("{id: a, title: A, when: go, duration: 3d}", more=GO), [], id="it may be skipped"
        ),
        pytest.param(
            steps(
                "{id: a, title: A, when: go, duration: 3d}",
                "{id: b, title: B, when: not go, duration: 4d}",
                more=GO,
            ),
            FOUND,
            id="one of the two is not",
        ),
        pytest.param(
            steps(THREE_DAYS, target="{for: 3d, elapsed: true}"),
            [],
            id="three days from Monday to Wednesday",
        ),
        pytest.param(
            steps(THREE_DAYS, target="{for: 2d, elapsed: true}"),
            ["TIM002 5:22 {for: 2d, elapsed: true}"],
            id="two days by the clock, of which no two are enough",
        ),
        pytest.param(
            steps("{id: a, title: A, wait: {for: 4d}}"), [], id="four days, two of them free"
        ),
        pytest.param(steps("{id: a, title: A, wait: {for: 5d}}"), FOUND, id="five are too many"),
        pytest.param(steps(THREE_DAYS, more="status: obsolete\n"), [], id="not in force"),
        pytest.param(
            steps(THREE_DAYS, "{id: b, title: B, needs: [c]}", "{id: c, title: C, needs: [b]}"),
            [],
            id="nothing is known of a circle",
        ),
        pytest.param(process(f"steps: [{THREE_DAYS}]\n"), [], id="nothing is promised"),
    ],
)
def test_sla_impossible(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "TIM002") == expected
