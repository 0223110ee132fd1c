"""Working times: moments of a place and lengths, in one word each."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from flowdef.calendar.working import Moment
from flowdef.model.organization import Calendar
from flowdef.times import Duration, duration

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = Calendar(timezone="Europe/Berlin", closed=("2026-12-24",))


def at(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    """A moment by the clock of a place."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def lasting(text: str, *, elapsed: bool = False) -> Duration:
    """A length that surely is one."""
    found = duration(text, elapsed=elapsed)
    assert found
    return found


def sure(moment: Moment | None) -> datetime:
    """A moment that lies within the calendar."""
    assert isinstance(moment, datetime)
    return moment
