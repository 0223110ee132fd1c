"""Working time: tables of what the format says, and laws against a clock that walks."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calendar_strategies import DATES, calendars, durations, moments
from flowdef.calendar import holiday
from flowdef.calendar.closed import Closed, closed_days
from flowdef.calendar.working import Beyond, Moment, WorkingTime, passed
from flowdef.model.organization import WEEKDAYS, Calendar
from flowdef.model.process import Due
from flowdef.times import Duration, Unit, duration

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = Calendar(timezone="Europe/Berlin", closed=("2026-12-24",))
NIGHT = Calendar(opens="22:00", timezone="Europe/Berlin", workdays=WEEKDAYS)
ROUND_THE_CLOCK = Calendar(
    opens="00:00",
    timezone="Europe/Berlin",
    workdays=WEEKDAYS,
    hours=Duration(Decimal(24), Unit.HOURS),
)


def at(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def lasting(text: str, *, elapsed: bool = False) -> Duration:
    found = duration(text, elapsed=elapsed)
    assert found
    return found


def sure(moment: Moment | None) -> datetime:
    assert isinstance(moment, datetime)
    return moment


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
    ("moment", "expected"),
    [
        pytest.param(at("2026-06-08T09:00"), False, id="now is not past"),
        pytest.param(at("2026-06-08T08:59"), True, id="a minute ago"),
        pytest.param(Beyond.BEFORE, True, id="before all calendars"),
        pytest.param(Beyond.AFTER, False, id="after all calendars"),
        pytest.param(None, False, id="no moment"),
    ],
)
def test_passed(moment: Moment | None, *, expected: bool) -> None:
    assert passed(moment, at("2026-06-08T09:00")) is expected


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


@given(calendars(), moments(), durations())
def test_adding_is_measured(calendar: Calendar, start: datetime, length: Duration) -> None:
    time = WorkingTime(calendar)
    end = sure(time.add(start, length))
    assert time.between(start, end) == time.seconds(length) // 60
    assert time.between(end, start) == -(time.seconds(length) // 60)
    back = sure(time.subtract(start, length))
    assert time.between(back, start) == time.seconds(length) // 60


@given(calendars(), moments(), durations())
def test_subtracting_returns(calendar: Calendar, start: datetime, length: Duration) -> None:
    time = WorkingTime(calendar)
    back = sure(time.subtract(sure(time.add(start, length)), length))
    assert time.between(start, back) == 0
    # Only from a working moment is the way back one to the very minute.
    if time.between(start, start + timedelta(minutes=1)) == 1:
        assert back == start


@given(calendars(), moments(), moments(), durations(), durations())
def test_later_and_longer_is_never_earlier(
    calendar: Calendar, one: datetime, two: datetime, short: Duration, long: Duration
) -> None:
    time = WorkingTime(calendar)
    first, second = sorted((one, two))
    assert sure(time.add(first, short)) <= sure(time.add(second, short))
    assert sure(time.subtract(first, short)) <= sure(time.subtract(second, short))
    less, more = sorted((short, long), key=time.seconds)
    assert sure(time.add(first, less)) <= sure(time.add(first, more))
    assert first <= sure(time.add(first, less))


@given(calendars(), moments(), durations(), durations())
def test_parts_add_up(calendar: Calendar, start: datetime, one: Duration, two: Duration) -> None:
    time = WorkingTime(calendar)
    whole = Duration(Decimal(time.seconds(one) + time.seconds(two)), Unit.SECONDS)
    assert time.add(sure(time.add(start, one)), two) == time.add(start, whole)


@given(calendars(), moments(), moments(), moments())
def test_stretches_add_up(
    calendar: Calendar, one: datetime, two: datetime, three: datetime
) -> None:
    time = WorkingTime(calendar)
    assert time.between(one, two) + time.between(two, three) == time.between(one, three)


@given(calendars(), DATES)
def test_no_clock_change_loses_work(calendar: Calendar, day: date) -> None:
    """Each working day has its full hours, until the next one opens."""
    time = WorkingTime(calendar)
    zone = ZoneInfo(calendar.timezone)
    hour, minute = map(int, calendar.opens.split(":"))
    opens = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
    works = WEEKDAYS[day.weekday()] in calendar.workdays and str(day) not in calendar.closed
    assume(works and time.seconds(lasting("1d")) <= 22 * 3600)
    assume((calendar.timezone, str(day)) != ("Pacific/Apia", "2011-12-30"))
    begin = opens.astimezone(UTC)
    end = begin + timedelta(seconds=time.seconds(lasting("1d")))
    assert time.end_of_day(day) == end
    assert time.between(begin, end) == time.seconds(lasting("1d")) // 60


@given(calendars(), moments(), st.integers(0, 12 * 1440))
def test_against_a_clock_that_walks(calendar: Calendar, start: datetime, minutes: int) -> None:
    end = start + timedelta(minutes=minutes)
    walked = sum(_works(calendar, start + timedelta(minutes=n)) for n in range(0, minutes, 30))
    measured = WorkingTime(calendar).between(start, end)
    # The walker looks at every half hour: it may err by one look at each edge of a day.
    assert abs(measured - 30 * walked) <= 30 * 2 * (minutes // 1440 + 2)


def _works(calendar: Calendar, moment: datetime) -> bool:
    """Whether somebody works at a moment: looked up day by day, without sums."""
    zone = ZoneInfo(calendar.timezone)
    hours = calendar.hours or lasting("8h")
    local = moment.astimezone(zone).date()
    for day in (local, local - timedelta(days=1)):
        hour, minute = map(int, calendar.opens.split(":"))
        opens = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone).timestamp()
        if not opens <= moment.timestamp() < opens + float(hours.amount) * 60:
            continue
        if WEEKDAYS[day.weekday()] in calendar.workdays and str(day) not in calendar.closed:
            return True
    return False
