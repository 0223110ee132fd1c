"""Check: what is wrong with a calendar that a schema cannot see, in words."""

from collections.abc import Iterable
from difflib import get_close_matches
from zoneinfo import available_timezones

from msgspec import Struct

from flowdef.calendar import holiday
from flowdef.calendar.shape import day, length, opening, zone
from flowdef.model.organization import WEEKDAYS, Calendar


class Fault(Struct, frozen=True):
    """What is wrong, and where below the document's `calendar`."""

    path: tuple[str | int, ...]
    message: str


def check(calendar: Calendar) -> tuple[Fault, ...]:
    """All that is wrong; `WorkingTime` reads a faulty part as if it were absent."""
    return (*check_shape(calendar), *check_holidays(calendar))


def check_shape(calendar: Calendar) -> tuple[Fault, ...]:
    """What is wrong with days, hours, zone and closed dates: all that needs no library."""
    return (*_workdays(calendar), *_hours(calendar), *_zone(calendar), *_closed(calendar))


def check_holidays(calendar: Calendar) -> tuple[Fault, ...]:
    """What is wrong with the country and its subdivision; loads the library of holidays."""
    country, part = calendar.country, calendar.subdivision
    if not country:
        return ()
    codes = holiday.countries()
    if country not in codes:
        said = f"no public holidays are known for country {country!r}{_nearest(country, codes)}"
        return (Fault(("holidays", "country"), f"{said}; write a code like DE"),)
    parts = holiday.subdivisions(country)
    if not part or part in parts:
        return ()
    if not parts:
        message = f"{country} has no subdivisions with holidays of their own; leave {part!r} out"
    else:
        message = f"{part!r} is no subdivision of {country}; known are {', '.join(parts)}"
    return (Fault(("holidays", "subdivision"), message),)


def _workdays(calendar: Calendar) -> tuple[Fault, ...]:
    if not calendar.workdays:
        return (Fault(("workdays",), "no day is a working day; name one at least"),)
    return tuple(
        Fault(("workdays", index), f"{name!r} is no day of the week; write one of {_DAYS}")
        for index, name in enumerate(calendar.workdays)
        if name not in WEEKDAYS
    )


_DAYS = ", ".join(WEEKDAYS)


def _hours(calendar: Calendar) -> tuple[Fault, ...]:
    faults = []
    if opening(calendar.opens) is None:
        message = f"{calendar.opens!r} is no time of day; write it as 09:00"
        faults.append(Fault(("from",), message))
    if length(calendar.hours) is None:
        message = (
            f"a working day of {calendar.hours} is not possible; write hours or minutes, above"
            " zero and up to 24h (work around the clock: `hours: always` in the process)"
        )
        faults.append(Fault(("hours",), message))
    return tuple(faults)


def _zone(calendar: Calendar) -> tuple[Fault, ...]:
    name = calendar.timezone
    if zone(name):
        return ()
    said = f"time zone {name!r} is not known{_nearest(name, available_timezones())}"
    return (Fault(("timezone",), f"{said}; write one like Europe/Berlin, or UTC"),)


def _closed(calendar: Calendar) -> tuple[Fault, ...]:
    return tuple(
        Fault(("closed", index), f"{text!r} is no date of the calendar; write it as 2026-12-24")
        for index, text in enumerate(calendar.closed)
        if day(text) is None
    )


def _nearest(word: str, known: Iterable[str]) -> str:
    lower = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), sorted(lower), n=1)
    return f" (nearest: {lower[near[0]]})" if near else ""
