"""Shape: the texts of a calendar as numbers, or None where they say nothing possible."""

import re
from datetime import date
from zoneinfo import ZoneInfo

from flowdef.times import Duration, Unit

_DAY = 86_400  # seconds; a working day cannot be longer
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)  # fromisoformat would take 20261224 too
_SCALE = {Unit.HOURS: 3600, Unit.MINUTES: 60}


def opening(text: str) -> int | None:
    """`09:00` as minutes after midnight."""
    match = _CLOCK.fullmatch(text)
    return int(match[1]) * 60 + int(match[2]) if match else None


def length(hours: Duration | None) -> int | None:
    """The seconds of a working day: 8 hours where nothing is said, never above 24 hours."""
    if hours is None:
        return 8 * 3600
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
