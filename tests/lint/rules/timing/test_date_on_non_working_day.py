from datetime import date, timedelta

import pytest

from flowdef.lint.options import Options
from lint_workspaces import ORGANIZATION, findings_of, project, told

CALENDAR = (
    "calendar: {workdays: [mon, tue, wed, thu, fri], timezone: UTC, closed: [2027-03-25],"
    " holidays: {country: DE, subdivision: BE}}\n"
)
TASK = "tasks: [{id: a, title: A, duration: 1d}]\n"


def workspace(said: str) -> dict[str, str]:
    return project(said) | {"organization.yaml": ORGANIZATION + CALENDAR}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(f"deadline: 2027-03-20\n{TASK}", ["TIM013 4:11 2027-03-20"], id="a Saturday"),
        pytest.param(f"deadline: 2027-03-25\n{TASK}", ["TIM013 4:11 2027-03-25"], id="closed"),
        pytest.param(f"deadline: 2027-03-26\n{TASK}", ["TIM013 4:11 2027-03-26"], id="Good Friday"),
        pytest.param(f"deadline: 2027-03-24\n{TASK}", [], id="a Wednesday"),
        pytest.param(f"deadline: 2027-03-20\nstatus: closed\n{TASK}", [], id="history"),
        pytest.param(
            "tasks:\n"
            "  - {id: a, title: A, milestone: true, deadline: 2027-03-21}\n"
            "  - {id: b, title: B, milestone: true, deadline: 2027-03-21, finished: 2027-03-19}\n",
            ["TIM013 5:50 2027-03-21"],
            id="of a task that is not finished",
        ),
    ],
)
def test_date_on_non_working_day(said: str, expected: list[str]) -> None:
    assert told(workspace(said), "TIM013") == expected


def test_the_fix_goes_back_to_a_working_day() -> None:
    (found,) = findings_of(workspace(f"deadline: 2027-03-29\n{TASK}"), Options(select=("TIM013",)))
    assert found.fix
    assert not found.fix.safe
    assert [edit.text for edit in found.fix.edits] == ["2027-03-24"]


def test_where_nobody_ever_works_nothing_is_proposed() -> None:
    first = date(2027, 1, 1)
    days = ", ".join((first + timedelta(days=each)).isoformat() for each in range(90))
    closed = f"calendar: {{timezone: UTC, workdays: [sun], closed: [{days}]}}\n"
    files = workspace(f"deadline: 2027-03-27\n{TASK}")
    (found,) = findings_of(
        files | {"organization.yaml": ORGANIZATION + closed}, Options(select=("TIM013",))
    )
    assert found.fix is None
