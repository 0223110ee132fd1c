"""Closed: the days on which nobody works, computed once and kept as plain texts."""

from msgspec import Struct

from flowdef.calendar import holiday
from flowdef.calendar.shape import day
from flowdef.model.organization import Calendar


class Closed(Struct, frozen=True):
    """Public holidays and own closed days as sorted ISO dates, complete for a window of years.

    Plain texts, so that a compiled organization can keep them, and acting on a run need not
    load a library to know that it is Easter.
    """

    days: tuple[str, ...]
    first_year: int
    last_year: int


def closed_days(calendar: Calendar, first_year: int, last_year: int) -> Closed:
    """The closed days of `first_year` to `last_year`, both included.

    Own closed days are there whatever their year. Years for which the library knows nothing are
    left out of the window: it ends where knowledge does.
    """
    days = set(own_days(calendar))
    if calendar.country:
        last_year = min(last_year, holiday.last_year(calendar.country))
        for year in range(first_year, last_year + 1):
            days |= holiday.public_holidays(calendar.country, calendar.subdivision, year)
    return Closed(tuple(sorted(days)), first_year, last_year)


def own_days(calendar: Calendar) -> frozenset[str]:
    """The closed days that the calendar names itself; what is no date is left out."""
    return frozenset(found.isoformat() for text in calendar.closed if (found := day(text)))
