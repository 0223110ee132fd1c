"""Times: durations, rates and shares as people write them."""

import re
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct


class Unit(StrEnum):
    """A unit of time as written: working time by the calendar, or elapsed."""

    SECONDS = "s"
    MINUTES = "m"
    HOURS = "h"
    DAYS = "d"
    WEEKS = "w"


# By the clock, as elapsed time counts.
SECONDS = {
    Unit.SECONDS: 1,
    Unit.MINUTES: 60,
    Unit.HOURS: 3_600,
    Unit.DAYS: 86_400,
    Unit.WEEKS: 604_800,
}


class Duration(Struct, frozen=True):
    """`20m`, `4h`, `2d`: an amount of one unit; `elapsed` where the clock counts, not the calendar.

    A working day has the calendar's hours and a working week its workdays; an elapsed day has
    24 hours and an elapsed week 7 days.
    """

    amount: Decimal
    unit: Unit
    elapsed: bool = False

    def __str__(self) -> str:
        return f"{self.amount.normalize():f}{self.unit}"


class Period(Struct, frozen=True):
    """`12 months`: a stretch of the civil calendar, for reviews and retention."""

    amount: int
    unit: str  # days | weeks | months | years

    def __str__(self) -> str:
        return f"{self.amount} {self.unit if self.amount != 1 else self.unit.removesuffix('s')}"


class Rate(Struct, frozen=True):
    """`12 per month`: how often something is expected; `40h per week`: `hours` of work in it."""

    amount: Decimal
    per: str  # day | week | month | quarter | year
    hours: bool = False  # counts hours, not times

    def __str__(self) -> str:
        return f"{self.amount.normalize():f}{'h' if self.hours else ''} per {self.per}"


_DURATION = re.compile(r"(\d{1,9}(?:\.\d{1,4})?)([smhdw])", re.ASCII)
_PERIOD = re.compile(r"(\d{1,4}) (day|week|month|year)s?", re.ASCII)
_RATE = re.compile(r"(\d{1,9}(?:\.\d{1,4})?)(h?) per (day|week|month|quarter|year)", re.ASCII)
_SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,4})?) ?%", re.ASCII)


@lru_cache(maxsize=4096)
def duration(text: str, *, elapsed: bool = False) -> Duration | None:
    """`2d` as a Duration; None where the text is none."""
    match = _DURATION.fullmatch(text)
    return Duration(Decimal(match[1]), Unit(match[2]), elapsed) if match else None


def period(text: str) -> Period | None:
    """`12 months` as a Period; None where the text is none."""
    match = _PERIOD.fullmatch(text)
    return Period(int(match[1]), match[2] + "s") if match else None


def later(day: str, by: Period) -> str:
    """The day that much after another, both ISO; the last of a month where it is too short.

    Empty where there is no such day: before the year 1 or after 9999.
    """
    try:
        start = date.fromisoformat(day)
        match by.unit:
            case "days" | "weeks":
                days = by.amount * (7 if by.unit == "weeks" else 1)
                return (start + timedelta(days=days)).isoformat()
            case _:
                return _months_later(start, by.amount * (12 if by.unit == "years" else 1))
    except (ValueError, OverflowError):
        return ""


def rate(text: str) -> Rate | None:
    """`12 per month` or `40h per week` as a Rate; None where the text is none."""
    match = _RATE.fullmatch(text)
    return Rate(Decimal(match[1]), match[3], bool(match[2])) if match else None


@lru_cache(maxsize=1024)
def share(text: str) -> Decimal | None:
    """`20%` as 0.2; None where the text is none or above 100 %."""
    match = _SHARE.fullmatch(text)
    value = Decimal(match[1]) / 100 if match else None
    return value if value is not None and value <= 1 else None


def _months_later(start: date, months: int) -> str:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    after = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return first.replace(day=min(start.day, (after - first).days)).isoformat()
