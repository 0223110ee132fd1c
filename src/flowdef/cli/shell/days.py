"""Days: the day as of which a command looks, as its option names it."""

from datetime import date, datetime, timedelta

from flowdef.calendar.shape import day
from flowdef.calendar.working import WorkingTime
from flowdef.cli.shell.desk import now, today
from flowdef.cli.shell.failure import Failure
from flowdef.model.organization import Calendar, Organization
from flowdef.run.moments import written

_NOON = timedelta(hours=12)


def day_of(text: str, organization: Organization | None) -> date:
    """The day that is named, ISO; today where the organization is, where none is."""
    if not text:
        return date.fromisoformat(today(organization))
    found = _day(text)
    _start(found, WorkingTime(organization.calendar if organization else Calendar()))
    return found


def moment_of(text: str, working: WorkingTime) -> str:
    """Noon of the day that is named, in UTC; now, where none is."""
    return written(_start(_day(text), working) + _NOON) if text else now()


def _day(text: str) -> date:
    found = day(text)
    if found is None:
        raise Failure(f"'{text}' is no day; write it as 2027-03-01.")
    return found


def _start(found: date, working: WorkingTime) -> datetime:
    start = working.start_of_day(found)
    if not isinstance(start, datetime):
        raise Failure(f"{found} lies outside all calendars: {start}.")
    return start
