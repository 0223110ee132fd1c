"""A week without holidays, beside the calendar that has them all."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_strategies import calendars
from flowdef.calendar.scale import scale_of
from flowdef.calendar.week import WEEK, Span, Week, week_of
from flowdef.calendar.working import WorkingTime
from flowdef.model.organization import Calendar
from flowdef.times import Duration, Unit, duration

HOUR, DAY = 3600, 86_400
MONDAY = datetime(2027, 3, 1, tzinfo=UTC)
PLAIN = week_of(Calendar())
SECONDS = st.integers(0, 2 * WEEK)


def calendar_of(calendar: Calendar) -> Calendar:
    """The same hours where no clock is changed and no day is closed."""
    return Calendar(workdays=calendar.workdays, opens=calendar.opens, hours=calendar.hours)


@pytest.mark.parametrize(
    ("seconds", "least", "most"),
    [
        pytest.param(0, 0, 0, id="nothing"),
        pytest.param(HOUR, 0, HOUR, id="an hour, of the night or of work"),
        pytest.param(DAY, 0, 8 * HOUR, id="a day, Sunday or not"),
        pytest.param(3 * DAY, 8 * HOUR, 24 * HOUR, id="three days, two of them perhaps free"),
        pytest.param(14 * DAY, 80 * HOUR, 80 * HOUR, id="two weeks, wherever they begin"),
    ],
)
def test_the_work_of_a_stretch_of_the_clock(seconds: int, least: int, most: int) -> None:
    assert PLAIN.of_clock(seconds) == Span(least, most)


@pytest.mark.parametrize(
    ("seconds", "least", "most"),
    [
        pytest.param(0, 0, 0, id="nothing"),
        pytest.param(HOUR, HOUR, 65 * HOUR, id="an hour, from Friday evening"),
        pytest.param(8 * HOUR, 8 * HOUR, 72 * HOUR, id="a day"),
        pytest.param(40 * HOUR, 104 * HOUR, 168 * HOUR, id="a week"),
    ],
)
def test_the_clock_of_a_stretch_of_work(seconds: int, least: int, most: int) -> None:
    assert PLAIN.of_work(seconds) == Span(least, most)


@given(calendars(), SECONDS, SECONDS)
def test_a_week_counts_as_the_calendar_does(calendar: Calendar, start: int, seconds: int) -> None:
    plain = calendar_of(calendar)
    week, working = Week(plain), WorkingTime(plain)
    begun = MONDAY + timedelta(seconds=start)
    work = Duration(Decimal(seconds), Unit.SECONDS)
    assert working.add(begun, work) == MONDAY + timedelta(seconds=week.after(start, seconds))
    minutes = seconds // 60
    end = start + 60 * minutes
    found = (week.worked(end) - week.worked(start)) // 60
    assert working.between(begun, MONDAY + timedelta(seconds=end)) == found


@given(calendars(), SECONDS, SECONDS)
def test_no_stretch_lies_outside_of_its_span(calendar: Calendar, start: int, seconds: int) -> None:
    week = Week(calendar_of(calendar))
    least, most = week.of_clock(seconds)
    assert least <= week.worked(start + seconds) - week.worked(start) <= most
    least, most = week.of_work(seconds)
    assert least <= week.after(start, seconds) - start <= most


@given(calendars(), SECONDS)
def test_the_ends_of_a_span_are_reached(calendar: Calendar, seconds: int) -> None:
    week = Week(Calendar(workdays=calendar.workdays, opens="09:00", hours=duration("8h")))
    minutes = seconds // 60 * 60
    starts = [*range(0, WEEK, 60), *(at + 1 for at in range(0, WEEK, 60))]
    clock = [week.worked(at + minutes) - week.worked(at) for at in starts]
    assert week.of_clock(minutes) == (min(clock), max(clock))
    work = [week.after(at, minutes) - at for at in starts]
    assert week.of_work(minutes) == (min(work), max(work))


def test_a_calendar_that_says_nothing_possible_counts_as_the_usual_one() -> None:
    odd = Calendar(workdays=("someday",), opens="25:00", hours=duration("3d"))
    assert (scale_of(odd).day, scale_of(odd).week) == (8 * HOUR, 40 * HOUR)
    assert Week(odd).of_work(HOUR) == PLAIN.of_work(HOUR)
