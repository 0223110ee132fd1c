"""MSPDI: the XML of Microsoft Project, read as it lies: tasks, links, calendars, people."""

import re
from datetime import datetime, time
from decimal import Decimal
from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree as ET

from msgspec import Struct

_N = "{http://schemas.microsoft.com/project}"
# How writers say that there is no date.
_NEVER = {f"{year}-01-01T00:00:00" for year in ("0001", "1984", "2000")}
_ELAPSED = {4, 6, 8, 10, 12, 20}  # formats of durations, by the clock
_PERCENT = {19, 20}
_ESTIMATED = 32  # added to the format of a duration with a question mark
_NO_CALENDAR = -1

Hours = tuple[tuple[int, int], ...]  # from and to, in minutes after midnight
Span = tuple[datetime, datetime]


class Exceptional(Struct, frozen=True):
    """Days that differ from the week: from and to inclusive, and their hours."""

    first: datetime
    last: datetime
    hours: Hours
    recurs: bool


class Calendar(Struct, frozen=True):
    """Hours by day of the week (Monday is 0), else those of the calendar below it."""

    below: int
    week: dict[int, Hours]
    exceptions: tuple[Exceptional, ...]
    weeks: tuple[tuple[Span, dict[int, Hours]], ...]  # other weeks, for a time


class Link(Struct, frozen=True):
    """A predecessor; the lag in seconds, of work or elapsed, or in percent of its duration."""

    to: int
    type: int  # 0 finish-to-finish, 1 finish-to-start, 2 start-to-finish, 3 start-to-start
    lag: Decimal
    elapsed: bool
    percent: bool
    elsewhere: bool


class Assignment(Struct, frozen=True):
    """Work of one resource on a task; units of 1 are the whole of its time."""

    resource: int
    units: Decimal
    work: int
    delayed: bool
    contoured: bool


class Task(Struct, frozen=True):
    """A row of the plan; lengths in seconds."""

    id: int
    name: str
    level: int
    summary: bool
    start: datetime | None
    finish: datetime | None
    late_start: datetime | None
    late_finish: datetime | None
    slack: int
    stop: datetime | None  # until when it is done
    resume: datetime | None  # from when the rest is
    length: int
    elapsed: bool
    type: int  # 0 fixed units, 1 fixed duration, 2 fixed work
    constraint: int
    constraint_date: datetime | None
    calendar: int
    ignores_people: bool
    links: tuple[Link, ...]
    assignments: tuple[Assignment, ...]
    flags: frozenset[str]  # manual, levelled, begun, elsewhere, inactive


class Resource(Struct, frozen=True):
    """Somebody or something that works (type 1), is used up (0), or costs (2)."""

    id: int
    type: int
    calendar: int


class Plan(Struct, frozen=True):
    """One file."""

    start: datetime
    finish: datetime | None
    from_start: bool
    calendar: int
    calendars: dict[int, Calendar]
    resources: dict[int, Resource]
    tasks: tuple[Task, ...]


class _NoDoctype(ET.TreeBuilder):
    """Entities could be bombs or other people's files; none of these files has a reason for one."""

    def doctype(self, name: str, _public: str | None, _system: str | None) -> NoReturn:
        message = f"the document type {name!r} is not read"
        raise ValueError(message)


def read(path: Path) -> Plan:
    """The plan of a file; ValueError where it is none."""
    parser = ET.XMLParser(target=_NoDoctype())  # noqa: S314 (a document type is refused)
    parser.feed(path.read_bytes())
    root: ET.Element = parser.close()
    if root.tag != f"{_N}Project":
        message = f"{root.tag!r} is no plan of MSPDI"
        raise ValueError(message)
    assigned: dict[int, list[Assignment]] = {}
    for each in root.iterfind(f"{_N}Assignments/{_N}Assignment"):
        assigned.setdefault(_int(each, "TaskUID"), []).append(_assignment(each))
    start = _date(root, "StartDate")
    assert start is not None
    return Plan(
        start,
        _date(root, "FinishDate"),
        _flag(root, "ScheduleFromStart", 1),
        _int(root, "CalendarUID", 1),
        {_int(x, "UID"): _calendar(x) for x in root.iterfind(f"{_N}Calendars/{_N}Calendar")},
        {_int(x, "UID"): _resource(x) for x in root.iterfind(f"{_N}Resources/{_N}Resource")},
        tuple(
            _task(each, tuple(assigned.get(_int(each, "UID"), ())))
            for each in root.iterfind(f"{_N}Tasks/{_N}Task")
            if not _flag(each, "IsNull")
        ),
    )


def _task(each: ET.Element, assignments: tuple[Assignment, ...]) -> Task:
    return Task(
        id=_int(each, "UID"),
        name=_text(each, "Name"),
        level=_int(each, "OutlineLevel"),
        summary=_flag(each, "Summary"),
        start=_date(each, "Start"),
        finish=_date(each, "Finish"),
        late_start=_date(each, "LateStart"),
        late_finish=_date(each, "LateFinish"),
        slack=_int(each, "TotalSlack") * 6,
        stop=_date(each, "Stop"),
        resume=_date(each, "Resume"),
        length=_seconds(_text(each, "Duration")),
        elapsed=_int(each, "DurationFormat") % _ESTIMATED in _ELAPSED,
        type=_int(each, "Type"),
        constraint=_int(each, "ConstraintType"),
        constraint_date=_date(each, "ConstraintDate"),
        calendar=_int(each, "CalendarUID", _NO_CALENDAR),
        ignores_people=_flag(each, "IgnoreResourceCalendar"),
        links=tuple(_link(link) for link in each.iterfind(f"{_N}PredecessorLink")),
        assignments=assignments,
        flags=frozenset(_flags(each)),
    )


def _flags(each: ET.Element) -> list[str]:
    facts = {
        "manual": _flag(each, "Manual"),
        "levelled": _int(each, "LevelingDelay") != 0,
        "begun": _date(each, "ActualStart") is not None or _int(each, "PercentComplete") > 0,
        "elsewhere": _flag(each, "ExternalTask") or _flag(each, "IsSubproject"),
        "inactive": not _flag(each, "Active", 1),
    }
    return [name for name, holds in facts.items() if holds]


def _link(each: ET.Element) -> Link:
    form = _int(each, "LagFormat")
    percent = form % _ESTIMATED in _PERCENT
    lag = Decimal(_text(each, "LinkLag") or 0)
    return Link(
        _int(each, "PredecessorUID"),
        _int(each, "Type", 1),
        lag if percent else lag * 6,  # written in tenths of a minute
        form % _ESTIMATED in _ELAPSED,
        percent,
        _flag(each, "CrossProject"),
    )


def _assignment(each: ET.Element) -> Assignment:
    return Assignment(
        _int(each, "ResourceUID"),
        Decimal(_text(each, "Units") or 1),
        _seconds(_text(each, "Work")),
        _int(each, "Delay") != 0 or _int(each, "LevelingDelay") != 0,
        _int(each, "WorkContour") != 0,
    )


def _resource(each: ET.Element) -> Resource:
    return Resource(
        _int(each, "UID"), _int(each, "Type", 1), _int(each, "CalendarUID", _NO_CALENDAR)
    )


def _calendar(each: ET.Element) -> Calendar:
    return Calendar(
        _int(each, "BaseCalendarUID", _NO_CALENDAR),
        _week(each),
        tuple(_exceptions(each)),
        tuple(
            (span, _week(week))
            for week in each.iterfind(f"{_N}WorkWeeks/{_N}WorkWeek")
            if (span := _span(week)) is not None
        ),
    )


def _exceptions(each: ET.Element) -> list[Exceptional]:
    listed = each.findall(f"{_N}Exceptions/{_N}Exception")
    # Older files write them as days of the type 0; newer ones in both places.
    days = [day for day in each.iterfind(f"{_N}WeekDays/{_N}WeekDay") if not _int(day, "DayType")]
    found = []
    for one in listed or days:
        span = _span(one)
        if span is not None:
            recurs = _int(one, "Type", 1) != 1 or _int(one, "Period", 1) > 1
            found.append(Exceptional(*span, _hours(one), recurs))
    return found


def _span(each: ET.Element) -> Span | None:
    period = each.find(f"{_N}TimePeriod")
    first = _date(period, "FromDate") if period is not None else None
    last = _date(period, "ToDate") if period is not None else None
    return (first, last) if first and last else None


def _week(each: ET.Element) -> dict[int, Hours]:
    days = each.iterfind(f"{_N}WeekDays/{_N}WeekDay")
    return {(kind - 2) % 7: _hours(day) for day in days if (kind := _int(day, "DayType"))}


def _hours(day: ET.Element) -> Hours:
    if not _flag(day, "DayWorking"):
        return ()
    spans = []
    for each in day.iterfind(f"{_N}WorkingTimes/{_N}WorkingTime"):
        start, end = _text(each, "FromTime"), _text(each, "ToTime")
        if start and end:
            spans.append((_minutes(start), _minutes(end) or 24 * 60))
    return tuple(sorted(spans))


def _minutes(text: str) -> int:
    clock = time.fromisoformat(text)
    return clock.hour * 60 + clock.minute


def _seconds(text: str) -> int:
    found = re.fullmatch(r"PT(\d+)H(\d+)M(\d+)(?:\.\d+)?S", text)
    return int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3]) if found else 0


def _date(each: ET.Element, name: str) -> datetime | None:
    text = _text(each, name)
    return datetime.fromisoformat(text) if text and text not in _NEVER else None


def _flag(each: ET.Element, name: str, otherwise: int = 0) -> bool:
    return _int(each, name, otherwise) != 0


def _int(each: ET.Element, name: str, otherwise: int = 0) -> int:
    text = _text(each, name)
    return int(Decimal(text)) if text else otherwise


def _text(each: ET.Element, name: str) -> str:
    return (each.findtext(_N + name) or "").strip()
