"""Days off: why nobody works on a day, and the working day before it."""

from datetime import date, timedelta
from functools import lru_cache

from flowdef.calendar.holiday import public_holidays
from flowdef.model.organization import WEEKDAYS, Calendar

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FURTHEST = 60  # days that one looks back


def day_off(day: str, calendar: Calendar) -> str:
    """Why nobody works on that day (ISO), as `a Saturday`; empty where people do."""
    found = date.fromisoformat(day)
    if WEEKDAYS[found.weekday()] not in calendar.workdays:
        return f"a {_NAMES[found.weekday()]}"
    if day in calendar.closed:
        return "a closed day of the organization"
    if calendar.country and day in _holidays(calendar.country, calendar.subdivision, found.year):
        return "a public holiday"
    return ""


def working_day_before(day: str, calendar: Calendar) -> str:
    """The last day before that on which people work; empty where there is none for weeks."""
    first = date.fromisoformat(day)
    for back in range(1, min(_FURTHEST, first.toordinal())):
        before = (first - timedelta(days=back)).isoformat()
        if not day_off(before, calendar):
            return before
    return ""


@lru_cache(maxsize=64)
def _holidays(country: str, subdivision: str, year: int) -> frozenset[str]:
    return public_holidays(country, subdivision, year)
