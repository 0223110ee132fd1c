"""Shape: the texts of a calendar as numbers; one that says nothing possible is as if absent."""

import re
from datetime import date
from zoneinfo import ZoneInfo

from flowdef.model.organization import WEEKDAYS, Calendar
from flowdef.times import Duration, Unit

_DAY = 86_400  # seconds; a working day cannot be longer
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)  # fromisoformat would take 20261224 too
_FULL_DAY = 8 * 3600
_NINE = 9 * 60  # minutes
_MONDAY_TO_FRIDAY = range(5)
_SCALE = {Unit.HOURS: 3600, Unit.MINUTES: 60}


def day_length(calendar: Calendar) -> int:
    """The seconds of a working day."""
    return length(calendar.hours) or _FULL_DAY


def opens_at(calendar: Calendar) -> int:
    """When a working day begins, in minutes after midnight."""
    found = opening(calendar.opens)
    return _NINE if found is None else found


def working_days(calendar: Calendar) -> frozenset[int]:
    """The days of the week on which people work; Monday is 0."""
    found = {WEEKDAYS.index(name) for name in calendar.workdays if name in WEEKDAYS}
    return frozenset(found or _MONDAY_TO_FRIDAY)


def opening(text: str) -> int | None:
    """`09:00` as minutes after midnight."""
    match = _CLOCK.fullmatch(text)
    return int(match[1]) * 60 + int(match[2]) if match else None


def length(hours: Duration | None) -> int | None:
    """The seconds of a working day: 8 hours where nothing is said, never above 24 hours."""
    if hours is None:
        return _FULL_DAY
    seconds = int(hours.amount * _SCALE.get(hours.unit, 0))
    return seconds if 0 < seconds <= _DAY else None


def zone(name: str) -> ZoneInfo | None:
    """The time zone of that name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # a folder's name is an OSError, `../x` a ValueError
        return None


def day(text: str) -> date | None:
    """`2026-12-24` as a date."""
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None
