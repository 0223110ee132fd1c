"""Compiled: organization and settings as JSON, so that acting on a run reads no YAML."""

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from flowdef import __version__
from flowdef.calendar.check import Fault, check_holidays
from flowdef.calendar.closed import Closed, closed_days
from flowdef.findings import Finding
from flowdef.model.organization import Calendar
from flowdef.run.roster import Roster, roster_from_json, roster_of, roster_to_json
from flowdef.times import duration
from flowdef.workspace.files import ORGANIZATION, SETTINGS, content_of
from flowdef.writing import write_whole

if TYPE_CHECKING:
    from flowdef.model.organization import Organization

FOLDER = ".flowdef"
RUNS = f"sqlite:{FOLDER}/runs.db"
# Holidays are worked out for so many years around the year of compiling; beyond, live.
_YEARS_BACK, _YEARS_AHEAD = 2, 6


class Surroundings(NamedTuple):
    """What lies around the runs of a workspace: its people (None: anybody may act), its time."""

    roster: Roster | None = None
    calendar: Calendar = Calendar()
    closed: Closed | None = None
    runs_url: str = RUNS


def surroundings(root: Path, year: int) -> Surroundings | tuple[Finding, ...]:
    """The surroundings of a workspace as its files say now; its errors where they have some.

    `year` is the year around which holidays are worked out. What is read is kept in `.flowdef`,
    keyed by the digest of the files' content, so that a changed file is read anew.
    """
    sources = [_bytes(root / name) for name in (ORGANIZATION, SETTINGS)]
    key = sha256(b"\0".join([__version__.encode(), str(year).encode(), *sources])).hexdigest()
    file = root / FOLDER / "compiled.json"
    if (kept := _kept(file, key)) is not None:
        return kept
    around = _compile(root, year)
    if isinstance(around, Surroundings):
        _keep(file, {"key": key, **_to_json(around)})
    return around


def _bytes(path: Path) -> bytes:
    """What the key is made of; a file that cannot be read has its own finding when compiled."""
    try:
        return content_of(path)
    except OSError:
        return b""


def _kept(file: Path, key: str) -> Surroundings | None:
    """What was compiled before from the same content; None where there is nothing like that."""
    try:
        data = json.loads(content_of(file))
        return _surroundings(data) if data["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _keep(file: Path, data: dict[str, Any]) -> None:
    """A workspace that cannot be written is read anew next time, and so is one with a link here."""
    try:
        if file.is_symlink() or (file.exists() and not file.is_file()):
            return  # whoever made that does not choose what we write over
        write_whole(file, json.dumps(data))
    except OSError:
        return


def _compile(root: Path, year: int) -> Surroundings | tuple[Finding, ...]:
    from flowdef.findings import Severity  # noqa: PLC0415 (YAML and schemas only when needed)
    from flowdef.model.organization import Organization  # noqa: PLC0415 (idem)
    from flowdef.model.workspace import Workspace  # noqa: PLC0415 (idem)
    from flowdef.workspace.collection import read_file  # noqa: PLC0415 (idem)

    reads = [read_file(root / name) for name in (SETTINGS, ORGANIZATION) if (root / name).exists()]
    errors = [each for read in reads for each in read.findings if each.severity is Severity.ERROR]
    if errors:
        return tuple(errors)
    documents = [read.document for read in reads]
    organization = next((each for each in documents if isinstance(each, Organization)), None)
    settings = next((each for each in documents if isinstance(each, Workspace)), Workspace())
    calendar = organization.calendar if organization else Calendar()
    if organization and (faults := check_holidays(calendar)):
        return tuple(_holiday_fault(organization, fault) for fault in faults)
    closed = closed_days(calendar, year - _YEARS_BACK, year + _YEARS_AHEAD)
    roster = roster_of(organization) if organization else None
    return Surroundings(roster, calendar, closed, settings.runs_url)


def _holiday_fault(organization: "Organization", fault: Fault) -> Finding:
    span = organization.at.span("calendar", *fault.path)
    return Finding(path=ORGANIZATION, span=span, code="SYN002", message=fault.message)


def _to_json(around: Surroundings) -> dict[str, Any]:
    closed = around.closed
    return {
        "roster": roster_to_json(around.roster) if around.roster else None,
        "calendar": _calendar_to_json(around.calendar),
        "closed": [list(closed.days), closed.first_year, closed.last_year] if closed else None,
        "runs": around.runs_url,
    }


def _surroundings(data: dict[str, Any]) -> Surroundings:
    days, first, last = data["closed"] or ((), 0, 0)
    return Surroundings(
        roster_from_json(data["roster"]) if data["roster"] else None,
        _calendar(data["calendar"]),
        Closed(tuple(days), first, last) if data["closed"] else None,
        data["runs"],
    )


def _calendar_to_json(calendar: Calendar) -> dict[str, Any]:
    return {
        "workdays": list(calendar.workdays),
        "opens": calendar.opens,
        "hours": str(calendar.hours) if calendar.hours else None,
        "timezone": calendar.timezone,
        "country": calendar.country,
        "subdivision": calendar.subdivision,
        "closed": list(calendar.closed),
    }


def _calendar(data: dict[str, Any]) -> Calendar:
    hours = duration(data["hours"]) if data["hours"] else None
    lists = {name: tuple(data[name]) for name in ("workdays", "closed")}
    return Calendar(**{**data, **lists, "hours": hours})
