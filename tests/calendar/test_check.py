"""Faults of a calendar: each with its place and words that say what to do."""

import pytest

from flowdef.calendar import holiday
from flowdef.calendar.check import check
from flowdef.model.organization import Calendar
from flowdef.times import duration

CASES = [
    pytest.param(Calendar(), (), "", id="the default calendar"),
    pytest.param(Calendar(country="DE", subdivision="BE"), (), "", id="Berlin"),
    pytest.param(Calendar(opens="22:00"), (), "", id="a night shift"),
    pytest.param(Calendar(hours=duration("450m")), (), "", id="minutes"),
    pytest.param(Calendar(workdays=()), ("workdays",), "name one at least", id="no workdays"),
    pytest.param(
        Calendar(workdays=("mon", "tues")), ("workdays", 1), "'tues' is no day", id="a wrong day"
    ),
    pytest.param(Calendar(opens="9"), ("from",), "'9' is no time of day", id="a wrong time"),
    pytest.param(Calendar(opens="24:00"), ("from",), "no time of day", id="no such hour"),
    pytest.param(
        Calendar(hours=duration("25h")), ("hours",), "a working day of 25h", id="too long"
    ),
    pytest.param(
        Calendar(hours=duration("1d")), ("hours",), "hours or minutes", id="a day of one day"
    ),
    pytest.param(
        Calendar(timezone="Europe/Berlni"),
        ("timezone",),
        "(nearest: Europe/Berlin)",
        id="a misspelt zone",
    ),
    pytest.param(
        Calendar(timezone="\0"), ("timezone",), "'\\x00' is not known; write", id="NUL for a zone"
    ),
    pytest.param(
        Calendar(country="de"), ("holidays", "country"), "(nearest: DE)", id="a small country"
    ),
    pytest.param(
        Calendar(country="Germany"),
        ("holidays", "country"),
        "a code like DE",
        id="a country's name",
    ),
    pytest.param(
        Calendar(country="DE", subdivision="XX"),
        ("holidays", "subdivision"),
        "known are BB, BE",
        id="no such part",
    ),
    pytest.param(
        Calendar(country="LU", subdivision="XX"),
        ("holidays", "subdivision"),
        "leave 'XX' out",
        id="a country without parts",
    ),
    pytest.param(
        Calendar(closed=("2026-12-24", "2026-02-30")),
        ("closed", 1),
        "'2026-02-30' is no date",
        id="no such date",
    ),
]


@pytest.mark.parametrize(("calendar", "path", "words"), CASES)
def test_check(calendar: Calendar, path: tuple[str | int, ...], words: str) -> None:
    faults = check(calendar)
    assert [fault.path for fault in faults] == ([path] if words else [])
    assert all(words in fault.message for fault in faults)


def test_all_faults_are_told_together() -> None:
    calendar = Calendar(opens="x", timezone="x", closed=("x", "y"), workdays=("x",))
    assert len(check(calendar)) == 5


def test_nothing_is_known_of_a_country_without_the_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for cached in (holiday.countries, holiday.subdivisions, holiday.last_year):
        cached.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "holidays", None)
    monkeypatch.setitem(__import__("sys").modules, "holidays.registry", None)
    assert holiday.public_holidays("DE", "", 2026) == frozenset()
    assert holiday.countries() == holiday.subdivisions("DE") == ()
    assert holiday.last_year("DE") == 0
    for cached in (holiday.countries, holiday.subdivisions, holiday.last_year):
        cached.cache_clear()
