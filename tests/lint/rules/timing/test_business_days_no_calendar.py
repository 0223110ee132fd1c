import pytest

from flowdef.lint.options import Options
from lint_workspaces import ORGANIZATION, PROCESS, findings_of, process, project, told

STEP = "steps: [{id: a, title: A, due: 2d}]\n"
FOUND = ["TIM007 2:5 acme"]


def step(said: str) -> dict[str, str]:
    return process(STEP.replace("due: 2d", said))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(step("due: 2d"), FOUND, id="a due date in days"),
        pytest.param(step("effort: 1w"), FOUND, id="an effort in weeks"),
        pytest.param(step("duration: 1d"), FOUND, id="a duration"),
        pytest.param(process("targets: {lead_time: 5d}\n" + STEP), FOUND, id="a target"),
        pytest.param(step("due: 8h"), [], id="hours"),
        pytest.param(step("due: {for: 2d, elapsed: true}"), [], id="by the clock"),
        pytest.param(process("hours: always\n" + STEP), [], id="a process that never sleeps"),
        pytest.param({PROCESS: process(STEP)[PROCESS]}, [], id="no organization"),
        pytest.param(
            process(STEP) | {"organization.yaml": ORGANIZATION + "calendar: {timezone: UTC}\n"},
            [],
            id="a calendar that says what would be taken anyway",
        ),
        pytest.param(
            process(STEP) | {"organization.yaml": ORGANIZATION + "calendar: {hours: 7h}\n"},
            [],
            id="a calendar",
        ),
        pytest.param(
            project("tasks: [{id: a, title: A, duration: 4h}, {id: b, title: B, effort: 2d}]\n"),
            FOUND,
            id="a project",
        ),
        pytest.param(project("tasks: [{id: a, title: A, milestone: true}]\n"), [], id="no time"),
    ],
)
def test_business_days_no_calendar(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "TIM007") == expected


def test_of_many_documents_three_are_named() -> None:
    text = process(STEP)[PROCESS]
    many = {f"processes/p{n}.yaml": text.replace("id: p\n", f"id: p{n}\n") for n in range(5)}
    files = {"organization.yaml": ORGANIZATION} | many
    (found,) = findings_of(files, Options(select=("TIM007",)))
    assert "days are counted in p0, p1, p2 and 2 more." in found.message
