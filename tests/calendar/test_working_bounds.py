"""Working time at its ends: beyond the calendar, faulty parts, holidays known and unknown."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from flowdef.calendar import holiday
from flowdef.calendar.closed import Closed, closed_days
from flowdef.calendar.working import Beyond, WorkingTime
from flowdef.model.organization import Calendar
from flowdef.model.process import Due
from flowdef.times import Duration, Unit
from working_times import OFFICE, at, lasting


@pytest.mark.parametrize(
    ("start", "length"),
    [
        pytest.param("2026-06-08T09:00", "999999999w", id="an absurd number of weeks"),
        pytest.param("2026-06-08T09:00", "999999999d", id="an absurd number of days"),
        pytest.param("2026-06-08T09:00", "15000w", id="more years than are left"),
        pytest.param("9999-12-30T09:00", "1d", id="at the end of time"),
    ],
)
@pytest.mark.parametrize("elapsed", [True, False])
def test_beyond_the_calendar(start: str, length: str, *, elapsed: bool) -> None:
    time = WorkingTime(OFFICE)
    moment = datetime.fromisoformat(start).replace(tzinfo=UTC)
    assert time.add(moment, lasting(length, elapsed=elapsed)) is Beyond.AFTER


@pytest.mark.parametrize("elapsed", [True, False])
@pytest.mark.parametrize("length", ["999999999w", "6700w"])
def test_before_the_calendar(length: str, *, elapsed: bool) -> None:
    time = WorkingTime(OFFICE)
    assert time.subtract(at("2026-06-08T09:00"), lasting(length, elapsed=elapsed)) is Beyond.BEFORE
    assert time.subtract(datetime(1, 1, 2, tzinfo=UTC), lasting("1d")) is Beyond.BEFORE


@pytest.mark.parametrize("year", [1, 1900, 2299, 9999])
def test_days_beyond_the_calendar(year: int) -> None:
    expected = Beyond.BEFORE if year < 2000 else Beyond.AFTER
    time = WorkingTime(OFFICE)
    assert time.start_of_day(date(year, 12, 31)) is expected
    assert time.end_of_day(date(year, 12, 31)) is expected
    due = Due(by=lasting("1d"), before="then")
    assert time.due(due, at("2026-06-08T09:00"), {"then": date(year, 1, 1)}) is expected


def test_a_calendar_of_closed_days_reaches_nothing() -> None:
    days = [date(1896, 1, 6) + timedelta(days=7 * n) for n in range(410 * 53)]
    calendar = Calendar(closed=tuple(map(str, days)), workdays=("mon",))
    time = WorkingTime(calendar)
    assert time.add(at("2026-06-08T09:00"), lasting("1m")) is Beyond.AFTER
    assert time.subtract(at("2026-06-08T09:00"), lasting("1m")) is Beyond.BEFORE
    assert time.end_of_day(date(2026, 6, 8)) is Beyond.BEFORE


def test_beyond_says_where() -> None:
    assert str(Beyond.AFTER) == "after 2299, where the calendar ends"


def test_between_at_the_ends_of_time() -> None:
    first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    time = WorkingTime(Calendar())
    assert time.between(first, last) == -time.between(last, first) > 0


@pytest.mark.parametrize(
    "calendar",
    [
        pytest.param(Calendar(timezone="Mars/Olympus"), id="no such zone"),
        pytest.param(Calendar(timezone="../../etc/passwd"), id="a path for a zone"),
        pytest.param(Calendar(timezone="America"), id="a folder for a zone"),
        pytest.param(Calendar(opens="25:00"), id="no such time"),
        pytest.param(Calendar(hours=lasting("9d")), id="a day of nine days"),
        pytest.param(Calendar(hours=lasting("0h")), id="a day of nothing"),
        pytest.param(Calendar(workdays=()), id="no workdays"),
        pytest.param(Calendar(workdays=("someday",)), id="no such day"),
        pytest.param(Calendar(closed=("yesterday", "2026-02-30", "20260608")), id="no such date"),
        pytest.param(Calendar(country="Atlantis"), id="no such country"),
        pytest.param(Calendar(country="ZZ", subdivision="ZZ"), id="no such code"),
    ],
)
def test_a_faulty_part_counts_as_absent(calendar: Calendar) -> None:
    found = WorkingTime(calendar).add(at("2026-06-08T10:00", ZoneInfo("UTC")), lasting("1w"))
    assert found == at("2026-06-15T10:00", ZoneInfo("UTC"))


GERMANY = Calendar(timezone="Europe/Berlin", country="DE", subdivision="BE", closed=("2026-06-09",))


def test_public_holidays_are_no_working_days() -> None:
    # 2026-05-01 is a Friday, 2026-05-14 Ascension Day, 2026-06-09 the company's own.
    assert WorkingTime(GERMANY).add(at("2026-04-30T10:00"), lasting("1d")) == at("2026-05-04T10:00")
    assert WorkingTime(GERMANY).add(at("2026-05-13T10:00"), lasting("1d")) == at("2026-05-15T10:00")
    assert WorkingTime(GERMANY).add(at("2026-06-08T10:00"), lasting("1d")) == at("2026-06-10T10:00")


def test_kept_closed_days_count_as_computed_ones() -> None:
    kept = closed_days(GERMANY, 2025, 2027)
    fresh, stored = WorkingTime(GERMANY), WorkingTime(GERMANY, kept)
    for days in range(1, 1500, 50):
        length = Duration(Decimal(days), Unit.DAYS)
        assert stored.add(at("2025-01-01T10:00"), length) == fresh.add(
            at("2025-01-01T10:00"), length
        )


def test_kept_closed_days_need_no_library() -> None:
    code = (
        "import sys; from datetime import *; from flowdef.calendar.working import WorkingTime;"
        "from flowdef.calendar.closed import Closed;"
        "from flowdef.model.organization import Calendar; from flowdef.times import duration;"
        "time = WorkingTime(Calendar(country='DE'), Closed(('2026-05-01',), 2025, 2027));"
        "print(time.add(datetime(2026, 4, 30, 10, tzinfo=UTC), duration('1d')));"
        "heavy = {'holidays', 'difflib', 'flowdef.model.process'};"
        "sys.exit(f'{heavy & sys.modules.keys()} loaded' if heavy & sys.modules.keys() else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("2026-05-04 10:00:00+00:00\n", "")


def test_known_until(monkeypatch: pytest.MonkeyPatch) -> None:
    assert WorkingTime(Calendar()).known_until is None
    assert WorkingTime(GERMANY).known_until == date(2100, 12, 31)
    monkeypatch.setattr(holiday, "last_year", lambda _country: 0)
    assert WorkingTime(GERMANY, Closed((), 2025, 2040)).known_until == date(2040, 12, 31)


# Laws
