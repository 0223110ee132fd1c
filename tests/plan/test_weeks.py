"""Weeks: the hours of people, without holidays, leave, and days on which they do not belong."""

from datetime import date
from decimal import Decimal

import pytest

from flowdef.model.organization import Calendar, Leave, Organization, Person
from flowdef.plan.weeks import Weeks
from flowdef.times import rate

HOUR = 3600


def hours(capacity: str = "", **more: object) -> tuple[float, ...]:
    """Contract, leave, capacity and kept hours in the week of 4 January, whose 6th is closed."""
    told = rate(capacity) if capacity else None
    person = Person(id="ann", name="Ann", capacity=told, **more)  # type: ignore[arg-type]
    calendar = Calendar(closed=("2027-01-06",))
    organization = Organization(id="org", title="Org", calendar=calendar, people=(person,))
    time = Weeks(organization, date(2027, 1, 7), 1).of("ann", 0)
    return time.contract / HOUR, time.leave / HOUR, time.capacity / HOUR, time.kept / HOUR


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        pytest.param(hours(), (32, 0, 32, 0), id="the calendar's hours"),
        pytest.param(hours("20h per week"), (16, 0, 16, 0), id="part time"),
        pytest.param(hours("6h per day"), (24, 0, 24, 0), id="by the day"),
        pytest.param(hours("130h per month"), (24, 0, 24, 0), id="by the month"),
        pytest.param(hours(operations=Decimal("0.25")), (32, 0, 32, 8), id="a share is kept"),
        pytest.param(hours(joined="2027-01-07"), (16, 0, 16, 0), id="from Thursday on"),
        pytest.param(hours(left="2027-01-07"), (24, 0, 24, 0), id="until Thursday"),
        pytest.param(
            hours(leave=(Leave("2027-01-05", "2027-01-07"),), operations=Decimal("0.5")),
            (32, 16, 16, 8),
            id="on leave, the holiday aside",
        ),
    ],
)
def test_the_hours_of_a_week(found: tuple[float, ...], wanted: tuple[float, ...]) -> None:
    assert found == wanted


def test_weeks_begin_on_monday_and_holidays_are_those_of_the_country() -> None:
    calendar = Calendar(country="DE", subdivision="BE", workdays=("mon", "sat"))
    view = Weeks(Organization(id="org", title="Org", calendar=calendar), date(2027, 3, 31), 2)
    assert view.weeks == (date(2027, 3, 29), date(2027, 4, 5))
    assert [view.working_days(week) for week in (0, 1)] == [1, 2]  # Easter Monday
    assert view.of("nobody", 0).capacity == 0
    assert not view.belongs("nobody", 0)
