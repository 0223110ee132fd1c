"""Moments: points in time as text that sorts, and as aware datetimes."""

from datetime import UTC, datetime, tzinfo
from typing import Protocol


class Zoned(Protocol):
    """What has a time zone, such as a calendar."""

    @property
    def zone(self) -> tzinfo:
        """The zone in which its days begin."""
        ...


def moment(text: str) -> datetime:
    """The moment that ISO 8601 text says, in UTC; without an offset it is UTC already."""
    found = datetime.fromisoformat(text)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def written(found: datetime) -> str:
    """A moment as text: `2026-06-15T09:00:00Z`, with a fraction only where there is one."""
    return found.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"


def local(at: str, zoned: "Zoned") -> str:
    """A moment as people read it where a calendar is kept: `2026-11-20 17:00`."""
    if not at:
        return ""
    try:
        return f"{moment(at).astimezone(zoned.zone):%Y-%m-%d %H:%M}"
    except OverflowError:  # the first and the last day of all calendars have no neighbour
        return f"{moment(at):%Y-%m-%d %H:%M}"


def day(at: str, zoned: "Zoned") -> str:
    """The day of a moment where a calendar is kept, ISO."""
    try:
        return moment(at).astimezone(zoned.zone).date().isoformat()
    except OverflowError:  # see `local`
        return at[:10]


def is_over(until: str, at: str) -> bool:
    """Whether the moment `until` has come at the moment `at`."""
    return moment(until) <= moment(at)
