"""Laws of working time: adding and taking away, parts and stretches, changes of the clock."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from calendar_strategies import DATES, calendars, durations, moments
from flowdef.calendar.working import WorkingTime
from flowdef.model.organization import WEEKDAYS, Calendar
from flowdef.times import Duration, Unit
from working_times import lasting, sure


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
