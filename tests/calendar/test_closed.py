"""Closed days as texts to keep."""

import json

import pytest

from flowdef.calendar import holiday
from flowdef.calendar.closed import Closed, closed_days
from flowdef.model.organization import Calendar


def test_own_days_and_public_holidays() -> None:
    kept = closed_days(Calendar(country="DE", closed=("2026-12-24", "2031-01-02")), 2026, 2026)
    assert kept.days == (
        "2026-01-01",
        "2026-04-03",
        "2026-04-06",
        "2026-05-01",
        "2026-05-14",
        "2026-05-25",
        "2026-10-03",
        "2026-12-24",
        "2026-12-25",
        "2026-12-26",
        "2031-01-02",
    )
    assert (kept.first_year, kept.last_year) == (2026, 2026)


def test_the_window_ends_where_the_library_does() -> None:
    assert closed_days(Calendar(country="DE"), 2099, 2200).last_year == 2100


def test_without_a_country_there_are_own_days_alone() -> None:
    assert closed_days(Calendar(closed=("2026-12-24",)), 2000, 2200) == Closed(
        ("2026-12-24",), 2000, 2200
    )


def test_they_are_plain_texts() -> None:
    kept = closed_days(Calendar(country="FR"), 2020, 2040)
    assert tuple(json.loads(json.dumps(kept.days))) == kept.days


@pytest.mark.long
def test_every_country_can_be_asked_for_every_year() -> None:
    for country in holiday.countries():
        for year in (1900, 1970, 2026, holiday.last_year(country), 2299):
            days = holiday.public_holidays(country, "", year)
            assert {day[:4] for day in days} <= {str(year)}, country


@pytest.mark.parametrize(
    ("country", "year"),
    [
        pytest.param("DE", 2100, id="as far as the library goes"),
        pytest.param("IN", 2035, id="as far as it knows all days"),
        pytest.param("XX", 0, id="no country"),
    ],
)
def test_last_year(country: str, year: int) -> None:
    assert holiday.last_year(country) == year
