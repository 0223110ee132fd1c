"""Working time of MSPDI calendars: several stretches a day, weeks and days that differ."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from flowdef.plan.timeline import Piece, Timeline
from mspdi import Calendar, Hours, Plan

_HALVES: Hours = ((8 * 60, 12 * 60), (13 * 60, 17 * 60))
# What Microsoft Project takes where a file tells no calendar.
STANDARD = Calendar(-1, {day: _HALVES if day < 5 else () for day in range(7)}, (), ())


def seconds(moment: datetime) -> int:
    """A moment of a file, which knows no zone, as if it were UTC."""
    return int(moment.replace(tzinfo=UTC).timestamp())


def recurs(plan: Plan, calendar: int) -> bool:
    """Whether a calendar has days that differ by a rule, not by their dates."""
    return any(each.recurs for one in _chain(plan, calendar) for each in one.exceptions)


def hours(plan: Plan, calendar: int, day: date) -> Hours:
    """The hours of a day; what a calendar does not tell is told by the one below it."""
    moment = datetime.combine(day, time())
    for each in _chain(plan, calendar):
        for exceptional in each.exceptions:
            if exceptional.first.date() <= day <= exceptional.last.date():
                return exceptional.hours
        for (first, last), week in each.weeks:
            if first <= moment <= last and day.weekday() in week:
                return week[day.weekday()]
        if day.weekday() in each.week:
            return each.week[day.weekday()]
    return ()


def working(plan: Plan, *calendars: int) -> Timeline:
    """The time in which all these calendars work."""

    def of_year(year: int) -> Iterator[Piece]:
        for ordinal in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()):
            day = date.fromordinal(ordinal)
            common = hours(plan, calendars[0], day)
            for other in calendars[1:]:
                common = _both(common, hours(plan, other, day))
            midnight = seconds(datetime.combine(day, time()))
            for start, end in common:
                yield midnight + start * 60, midnight + end * 60, 1

    return Timeline(of_year, plan.start.year)


def works(plan: Plan, calendar: int, start: datetime, finish: datetime) -> bool:
    """Whether work can begin at the one and end at the other."""
    begins, ends = _minutes(start), _minutes(finish - timedelta(seconds=1))
    return any(a <= begins < b for a, b in hours(plan, calendar, start.date())) and any(
        a <= ends < b for a, b in hours(plan, calendar, (finish - timedelta(seconds=1)).date())
    )


def _chain(plan: Plan, calendar: int) -> Iterator[Calendar]:
    seen = set[int]()
    while calendar in plan.calendars and calendar not in seen:
        seen.add(calendar)
        yield plan.calendars[calendar]
        calendar = plan.calendars[calendar].below
    if not seen:
        yield STANDARD


def _both(one: Hours, other: Hours) -> Hours:
    found = []
    for a, b in one:
        for c, d in other:
            if max(a, c) < min(b, d):
                found.append((max(a, c), min(b, d)))
    return tuple(found)


def _minutes(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute
