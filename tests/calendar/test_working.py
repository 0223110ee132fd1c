"""Working time: tables of what the format says, and laws against a clock that walks."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from flowdef.calendar.working import WorkingTime
from flowdef.model.organization import WEEKDAYS, Calendar
from flowdef.model.process import Due
from flowdef.times import Duration, Unit
from working_times import OFFICE, at, lasting

NIGHT = Calendar(opens="22:00", timezone="Europe/Berlin", workdays=WEEKDAYS)


ROUND_THE_CLOCK = Calendar(
    opens="00:00",
    timezone="Europe/Berlin",
    workdays=WEEKDAYS,
    hours=Duration(Decimal(24), Unit.HOURS),
)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        pytest.param("2026-06-08T09:00", "1d", "2026-06-08T17:00", id="a day from opening"),
        pytest.param("2026-06-08T10:00", "1d", "2026-06-09T10:00", id="a day is not 24 hours"),
        pytest.param("2026-06-08T10:00", "8h", "2026-06-09T10:00", id="a day is its hours"),
        pytest.param("2026-06-12T16:30", "45m", "2026-06-15T09:15", id="over the weekend"),
        pytest.param("2026-06-12T10:00", "1w", "2026-06-19T10:00", id="a week is its workdays"),
        pytest.param("2026-06-13T12:00", "1h", "2026-06-15T10:00", id="begun on a Saturday"),
        pytest.param("2026-06-13T12:00", "0h", "2026-06-13T12:00", id="nothing stays where it is"),
        pytest.param("2026-12-23T10:00", "1d", "2026-12-25T10:00", id="over a closed day"),
        pytest.param("2026-12-31T16:00", "2h", "2027-01-01T10:00", id="over the new year"),
        pytest.param("2026-03-27T10:00", "1d", "2026-03-30T10:00", id="over the spring change"),
        pytest.param("2026-10-23T10:00", "2d", "2026-10-27T10:00", id="over the autumn change"),
        pytest.param("2026-06-08T10:00", "0.5d", "2026-06-08T14:00", id="half a day"),
        pytest.param("2026-06-08T16:59:50", "30s", "2026-06-09T09:00:20", id="seconds"),
    ],
)
def test_add(start: str, length: str, end: str) -> None:
    time = WorkingTime(OFFICE)
    assert time.add(at(start), lasting(length)) == at(end)
    assert time.between(at(start), at(end)) == time.seconds(lasting(length)) // 60


@pytest.mark.parametrize(
    ("calendar", "start", "length", "end"),
    [
        pytest.param(NIGHT, "2026-06-08T23:00", "8h", "2026-06-09T23:00", id="an ordinary night"),
        pytest.param(NIGHT, "2026-12-31T22:00", "8h", "2027-01-01T06:00", id="New Year's night"),
        pytest.param(NIGHT, "2027-01-01T02:00", "5h", "2027-01-01T23:00", id="from within it"),
        pytest.param(NIGHT, "2026-03-28T22:00", "8h", "2026-03-29T07:00", id="a night cut short"),
        pytest.param(NIGHT, "2026-10-24T22:00", "8h", "2026-10-25T05:00", id="a night made long"),
        pytest.param(
            ROUND_THE_CLOCK, "2026-06-08T12:00", "1d", "2026-06-09T12:00", id="round the clock"
        ),
        pytest.param(
            ROUND_THE_CLOCK, "2026-03-29T00:00", "23h", "2026-03-30T00:00", id="a day of 23 hours"
        ),
    ],
)
def test_nights(calendar: Calendar, start: str, length: str, end: str) -> None:
    time = WorkingTime(calendar)
    assert time.add(at(start), lasting(length)) == at(end)
    assert time.between(at(start), at(end)) == time.seconds(lasting(length)) // 60


@pytest.mark.parametrize(
    ("time", "length", "end"),
    [
        pytest.param(
            WorkingTime(OFFICE),
            lasting("14d", elapsed=True),
            "2026-06-26T09:00",
            id="elapsed days have 24 hours",
        ),
        pytest.param(
            WorkingTime(OFFICE),
            lasting("1w", elapsed=True),
            "2026-06-19T09:00",
            id="an elapsed week has 7 days",
        ),
        pytest.param(
            WorkingTime(OFFICE, always=True), lasting("2d"), "2026-06-14T09:00", id="hours: always"
        ),
        pytest.param(
            WorkingTime(OFFICE).always(), lasting("1w"), "2026-06-19T09:00", id="its other way"
        ),
    ],
)
def test_by_the_clock(time: WorkingTime, length: Duration, end: str) -> None:
    assert time.add(at("2026-06-12T09:00"), length) == at(end)
    assert time.subtract(at(end), length) == at("2026-06-12T09:00")


def test_between_by_the_clock_counts_every_minute() -> None:
    always = WorkingTime(OFFICE).always()
    assert always.between(at("2026-06-12T17:00"), at("2026-06-13T17:00")) == 1440


@pytest.mark.parametrize(
    ("due", "moment"),
    [
        pytest.param(Due(by=lasting("2d")), "2026-06-10T10:00", id="from when it becomes ready"),
        pytest.param(
            Due(by=lasting("1d"), before="begins"), "2026-06-11T17:00", id="a day before a date"
        ),
        pytest.param(
            Due(by=lasting("0d"), before="begins"), "2026-06-12T17:00", id="at the end of its day"
        ),
        pytest.param(
            Due(by=lasting("2h"), before="begins"), "2026-06-12T15:00", id="hours before its end"
        ),
        pytest.param(
            Due(by=lasting("2d"), after="begins"), "2026-06-16T17:00", id="two days after a date"
        ),
        pytest.param(
            Due(by=lasting("1d"), after="saturday"), "2026-06-15T17:00", id="after a Saturday"
        ),
        pytest.param(
            Due(by=lasting("0d"), before="saturday"), "2026-06-12T17:00", id="on a Saturday"
        ),
        pytest.param(
            Due(by=lasting("1h"), before="meeting"), "2026-06-12T10:00", id="before a moment"
        ),
        pytest.param(
            Due(by=lasting("1h"), after="noted"), "2026-06-12T12:00", id="a moment without a zone"
        ),
        pytest.param(
            Due(by=lasting("1d", elapsed=True), after="begins"),
            "2026-06-13T17:00",
            id="by the clock from the end of a day",
        ),
    ],
)
def test_due(due: Due, moment: str) -> None:
    dates: dict[str, date | datetime | None] = {
        "begins": date(2026, 6, 12),
        "saturday": date(2026, 6, 13),
        "meeting": at("2026-06-12T11:00"),
        "noted": datetime(2026, 6, 12, 11),  # noqa: DTZ001 (that is what is tested)
    }
    assert WorkingTime(OFFICE).due(due, at("2026-06-08T10:00"), dates) == at(moment)


def test_a_due_date_that_is_unset_is_none() -> None:
    due = Due(by=lasting("1d"), before="begins")
    assert WorkingTime(OFFICE).due(due, at("2026-06-08T10:00"), {"begins": None}) is None
    assert WorkingTime(OFFICE).due(due, at("2026-06-08T10:00"), {}) is None


@pytest.mark.parametrize(
    ("calendar", "day", "begins", "ends"),
    [
        pytest.param(OFFICE, "2026-06-12", "2026-06-12T00:00", "2026-06-12T17:00", id="Friday"),
        pytest.param(OFFICE, "2026-06-13", "2026-06-13T00:00", "2026-06-12T17:00", id="Saturday"),
        pytest.param(NIGHT, "2026-06-12", "2026-06-12T00:00", "2026-06-13T06:00", id="a night"),
    ],
)
def test_days(calendar: Calendar, day: str, begins: str, ends: str) -> None:
    time = WorkingTime(calendar)
    assert time.start_of_day(date.fromisoformat(day)) == at(begins)
    assert time.end_of_day(date.fromisoformat(day)) == at(ends)


def test_a_day_round_the_clock_ends_at_midnight() -> None:
    always = WorkingTime(OFFICE).always()
    assert always.end_of_day(date(2026, 6, 12)) == at("2026-06-13T00:00")


def test_the_year_begins_after_the_last_day_of_the_year_before() -> None:
    assert WorkingTime(OFFICE).end_of_day(date(2028, 1, 1)) == at("2027-12-31T17:00")
