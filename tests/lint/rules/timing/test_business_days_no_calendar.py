import pytest

from lint_workspaces import ORGANIZATION, PROCESS, process, project, told

STEP = "steps: [{id: a, title: A, due: 2d}]\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(process(STEP), ["TIM007 5:32 2d"], id="a due date in days"),
        pytest.param(
            process(STEP.replace("due: 2d", "effort: 1w, duration: 2w, due: 3w")),
            ["TIM007 5:35 1w"],
            id="told once",
        ),
        pytest.param(
            process("targets: {lead_time: 5d}\n" + STEP), ["TIM007 5:22 5d"], id="a target"
        ),
        pytest.param(process(STEP.replace("2d", "8h")), [], id="hours"),
        pytest.param(
            process(STEP.replace("2d", "{for: 2d, elapsed: true}")), [], id="by the clock"
        ),
        pytest.param(process("hours: always\n" + STEP), [], id="a process that never sleeps"),
        pytest.param({PROCESS: process(STEP)[PROCESS]}, [], id="no organization"),
        pytest.param(
            process(STEP) | {"organization.yaml": ORGANIZATION + "calendar: {timezone: UTC}\n"},
            [],
            id="a calendar that says what would be taken anyway",
        ),
        pytest.param(
            project("tasks: [{id: a, title: A, duration: 4h}, {id: b, title: B, effort: 2d}]\n"),
            ["TIM007 4:68 2d"],
            id="a project",
        ),
        pytest.param(project("tasks: [{id: a, title: A, milestone: true}]\n"), [], id="no time"),
    ],
)
def test_business_days_no_calendar(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "TIM007") == expected
