"""Dates: the day of a moment, and a day written as the author of a text wishes."""

import re
from datetime import date, datetime

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SIGN = re.compile("%(.?)", re.DOTALL)
_SIGNS = "%dmyYbBaAHM"


def day_of(value: object) -> date | None:
    """The day of a date or of a moment, as its clock showed it; None of anything else."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def misfit(form: str) -> str:
    """The first sign of a form that is not known; empty where all are."""
    for match in _SIGN.finditer(form):
        if not match[1] or match[1] not in _SIGNS:
            return match[0]
    return ""


def written(value: object, form: str) -> str | None:
    """A day by a form such as `%d.%m.%Y` or `%d %B %Y`, in English on every machine.

    Known are %d %m %y %Y %b %B %a %A, for a moment %H %M, and %%. None where it is no day, or
    where the form is not understood.
    """
    day = day_of(value)
    if day is None or misfit(form) or len(form) > 100:
        return None
    clock = value if isinstance(value, datetime) else datetime(day.year, day.month, day.day)  # noqa: DTZ001 (only its clock is read)
    signs = {
        "%": "%",
        "d": f"{day.day:02}",
        "m": f"{day.month:02}",
        "y": f"{day.year % 100:02}",
        "Y": f"{day.year:04}",
        "B": _MONTHS[day.month - 1],
        "b": _MONTHS[day.month - 1][:3],
        "A": _DAYS[day.weekday()],
        "a": _DAYS[day.weekday()][:3],
        "H": f"{clock.hour:02}",
        "M": f"{clock.minute:02}",
    }
    return _SIGN.sub(lambda match: signs[match[1]], form)
