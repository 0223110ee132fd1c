import pytest

from flowdef.lint.options import Options
from lint_workspaces import ORGANIZATION, findings_of, project, told

TASKS = "tasks: [{id: a, title: A, duration: 1d}]\n"


def workspace(said: str, country: str = "DE") -> dict[str, str]:
    holidays = f"calendar: {{holidays: {{country: {country}}}, timezone: UTC}}\n"
    return project(said + TASKS) | {"organization.yaml": ORGANIZATION + holidays}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(workspace("deadline: 2101-01-05\n"), ["TIM008 4:11 2101-01-05"], id="after"),
        pytest.param(workspace("deadline: 2100-12-31\n"), [], id="in the last year"),
        pytest.param(workspace("start: 2101-01-01\n"), [], id="no deadline"),
        pytest.param(workspace("deadline: 2101-01-05\nstatus: closed\n"), [], id="it is over"),
        pytest.param(project("deadline: 2101-01-05\n" + TASKS), [], id="no holidays are asked for"),
    ],
)
def test_calendar_ends(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "TIM008") == expected


def test_of_an_unknown_country_no_year_is_known() -> None:
    (found,) = findings_of(workspace("deadline: 2027-01-05\n", "XX"), Options(select=("TIM008",)))
    assert "the public holidays of XX are not known at all" in found.message
