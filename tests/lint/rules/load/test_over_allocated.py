import pytest

from flowdef.lint.options import Options
from lint_workspaces import TODAY, findings_of, told

assert TODAY == "2026-11-20"  # a Friday
FOUND = ["RES001 6:3 sam"]
ORGANIZATION = """\
kind: organization
id: acme
title: ACME
roles: {clerk: {title: Clerk}}
people:
  sam: {name: Sam, roles: [clerk], capacity: 20h per week%s}
  kim: {name: Kim}
"""
PAY = """\
kind: process
id: pay
title: Pay
status: %s
frequency: 20 per week
steps: [{id: a, title: A, responsible: clerk, effort: %s}]
"""
BOOKS = """\
kind: project
id: books
title: Books
status: %s
start: %s
tasks: [{id: compare, title: Compare, assigned: [sam], effort: 2d}]
"""


def workspace(
    *,
    effort: str = "30m",
    process: str = "effective",
    project: str = "active",
    start: str = "2026-11-23",
    more: str = "",
) -> dict[str, str]:
    """Sam has 20 hours, ten of them for ten hours of pay; the task fills his four hours a day."""
    return {
        "organization.yaml": ORGANIZATION % more,
        "processes/pay.yaml": PAY % (process, effort),
        "projects/books.yaml": BOOKS % (project, start),
    }


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(workspace(), FOUND, id="10 hours of a process and 16 of a project"),
        pytest.param(workspace(effort="12m"), [], id="4 hours and 16 are 20"),
        pytest.param(workspace(effort="13m"), FOUND, id="some minutes too much"),
        pytest.param(workspace(effort="61m", project="closed"), FOUND, id="a process alone"),
        pytest.param(workspace(process="obsolete"), [], id="nobody works by the process any more"),
        pytest.param(workspace(project="proposed"), [], id="nobody has decided for the project"),
        pytest.param(workspace(project="on-hold"), [], id="the project rests"),
        pytest.param(workspace(start="2026-11-02"), [], id="the plan is of weeks that are past"),
        pytest.param(workspace(start="2027-11-01"), [], id="more than half a year ahead"),
        pytest.param(
            workspace(effort="12m", more=", leave: [{from: 2026-11-23, to: 2026-11-23}]"),
            FOUND,
            id="a day of leave",
        ),
        pytest.param(workspace(more=", left: 2026-11-01"), [], id="somebody who has left"),
    ],
)
def test_places(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "RES001") == expected


def test_the_message_names_process_and_project() -> None:
    (found,) = (
        each for each in findings_of(workspace(), Options(select=("RES",))) if each.code == "RES001"
    )
    assert found.message.startswith(
        "'sam' is asked for 26 hours in the week of 2026-11-23 and has 20: "
        "project 'books', task 'compare' (16 h), process 'pay' (10 h). Give a task"
    )


def test_several_weeks_are_one_finding() -> None:
    (found,) = (
        each
        for each in findings_of(workspace(effort="2h"), Options(select=("RES",)))
        if each.code == "RES001"
    )
    assert "56 hours in the week of 2026-11-23 and has 20, and too much in 25 other weeks" in (
        found.message
    )
