"""Gantt: the tasks of a plan as bars over time, in text of any width."""

import itertools
from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from msgspec import Struct

from flowdef.render.lines import cells

_DAY = timedelta(days=1)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RED = "\x1b[31m"
_PLAIN = "\x1b[0m"


class Marks(Struct, frozen=True, kw_only=True):
    """What a chart is drawn with; each is told from the others without colour."""

    critical: str = "█"
    other: str = "▒"
    done: str = "─"
    spare: str = "·"
    milestone: str = "◆"
    deadline: str = "|"
    colour: bool = False


ASCII = Marks(critical="#", other="=", done="-", spare=".", milestone="*")


class Bar(Struct, frozen=True, kw_only=True):
    """One task: when it is worked on, until when (`until`) it may slip, and what it is."""

    start: datetime
    finish: datetime
    until: datetime  # the latest finish
    critical: bool = False
    worked: datetime | None = None  # until when it is done already
    milestone: bool = False
    deadline: datetime | None = None


class Chart:
    """Time on so many columns, each the same stretch of the clock."""

    def __init__(self, first: datetime, last: datetime, width: int, zone: tzinfo) -> None:
        """Take the first and the last moment that must be seen, and the columns there are."""
        start = first.astimezone(zone)
        self._zone = zone
        self._first = start.replace(hour=0, minute=0, second=0, microsecond=0)
        self._width = max(width, 8)
        self._cell = max((last - self._first) / self._width, timedelta(minutes=1))

    def scale(self) -> tuple[str, str]:
        """Two lines over the chart: years, and the months, weeks or quarters that have room."""
        ticks = self._ticks()
        labels = [(at, _label(day, self._step)) for at, day in ticks]
        years: dict[int, int] = {}
        for at, day in ticks:
            years.setdefault(day.year, at)
        return self._labels([(at, str(year)) for year, at in years.items()]), self._labels(labels)

    def row(self, bar: Bar, marks: Marks) -> str:
        """One task over time."""
        line = [" "] * self._width
        start, finish = self._column(bar.start), self._column(bar.finish, ending=True)
        for at in range(finish + 1, self._column(bar.until, ending=True) + 1):
            line[at] = marks.spare
        if bar.deadline is not None:
            line[self._column(bar.deadline, ending=True)] = marks.deadline
        for at in range(start, max(start, finish) + 1):
            line[at] = marks.critical if bar.critical else marks.other
        if bar.worked is not None and bar.worked > bar.start:
            for at in range(start, self._column(bar.worked, ending=True) + 1):
                line[at] = marks.done
        if bar.milestone:
            line[max(start, finish)] = marks.milestone
        text = "".join(line).rstrip()
        if marks.colour and bar.critical:
            body = "".join(line[start : max(start, finish) + 1])
            text = text.replace(body, f"{_RED}{body}{_PLAIN}", 1)
        return text

    def _column(self, moment: datetime, *, ending: bool = False) -> int:
        """The column of a moment; of an end, that of the work before it."""
        passed = moment - self._first - (timedelta(seconds=1) if ending else timedelta(0))
        return min(max(int(passed / self._cell), 0), self._width - 1)

    def _ticks(self) -> list[tuple[int, datetime]]:
        """The columns at which weeks, months, quarters or years begin: the finest with room."""
        last = self._first + self._cell * self._width
        for step, room in _STEPS:
            self._step = step
            ticks = []
            day = _begins(self._first, step)
            while day < last:
                ticks.append((self._column(max(day, self._first)), day))
                day = _next(day, step)
            if all(after - at > room for (at, _), (after, _) in itertools.pairwise(ticks)):
                break
        if len(ticks) > 1 and ticks[1][0] - ticks[0][0] <= cells(_label(ticks[0][1], self._step)):
            del ticks[0]
        return ticks

    def _labels(self, labels: Sequence[tuple[int, str]]) -> str:
        line = ""
        for at, label in labels:
            if cells(line) <= at and at + cells(label) <= self._width:
                line += " " * (at - cells(line)) + label
        return line


# The steps of a scale, and the columns that a label takes.
_STEPS = (("week", 5), ("month", 3), ("quarter", 2), ("year", 4), ("decade", 4))


def _begins(day: datetime, step: str) -> datetime:
    """The beginning of the week, month, quarter, year or decade of a day."""
    match step:
        case "week":
            return day - _DAY * day.weekday()
        case "month":
            return day.replace(day=1)
        case "quarter":
            return day.replace(day=1, month=(day.month - 1) // 3 * 3 + 1)
        case "year":
            return day.replace(day=1, month=1)
        case _:
            return day.replace(day=1, month=1, year=day.year // 10 * 10 or 1)


def _next(day: datetime, step: str) -> datetime:
    if step == "week":
        return day + 7 * _DAY
    months = {"month": 1, "quarter": 3, "year": 12}.get(step, 120)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=min(year, 9999), month=month + 1)


def _label(day: datetime, step: str) -> str:
    match step:
        case "week":
            return f"{day:%m-%d}"
        case "month":
            return _MONTHS[day.month - 1]
        case "quarter":
            return f"Q{(day.month + 2) // 3}"
        case _:
            return str(day.year)
