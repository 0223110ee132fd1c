"""Plan text: the dates of a project for the terminal, as a table with a Gantt chart."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from flowdef.model.project import Project
from flowdef.plan.conflict import Demand
from flowdef.plan.notes import Note, Noted
from flowdef.plan.schedule import Schedule, Scheduled
from flowdef.plan.under_way import OVER
from flowdef.plan.why import Reason
from flowdef.printable import printable
from flowdef.render.gantt import Bar, Chart, Marks
from flowdef.render.lines import cells, fitted, wrapped
from flowdef.render.plan_words import PlanWords
from flowdef.render.words import count, status

_A_MOMENT = timedelta(seconds=1)  # what ends at midnight ends on the day before
_WIDE = 130  # columns, from which there is drag, and dates have their year
_DATES = ("start", "finish")
_LONG = 40  # tasks, from which each phase has the scale over it again
_NOTES = {
    Note.NO_LENGTH: "Counted as no time, for nobody says how long they take",
    Note.NOBODY: "Planned as if one person did it, for nobody is assigned",
    Note.OPEN_ROLE: "Planned as if one person did it, for the role has not exactly one holder",
    Note.UNKNOWN: "Planned on every workday, for the organization does not know the person",
    Note.LEFT: "Planned as if somebody took over, for the person has left by then",
    Note.NO_PROGRESS: "Begun, and counted as not done at all, for no progress is told",
    Note.NO_NEED: "Planned without what they need, for the project has no such task or phase",
}


class Sheet(Struct, frozen=True, kw_only=True):
    """All that a plan on the terminal shows; `target` is the task that it ends with."""

    project: Project
    schedule: Schedule
    noted: Sequence[Noted]
    demands: Sequence[Demand]
    words: PlanWords
    now: datetime
    target: str = ""


def plan_text(sheet: Sheet, width: int, marks: Marks) -> str:
    """The head, a table with a bar for each task, the path, and what the dates rest on."""
    width = width or 120
    head = (wrapped(line, width, 4) for line in _head(sheet))
    foot = (wrapped(line, width, 4) for line in [*_path(sheet), *_missed(sheet), *_noted(sheet)])
    lines = [*head, "", *_table(sheet, width, marks), "", *foot]
    return "".join(f"{line}\n" for line in lines)


def why_text(reasons: Sequence[Reason], words: PlanWords, width: int) -> str:
    """The chain of reasons for a task's date, the task first."""
    lines = []
    for reason in reasons:
        dates = f"{words.moment(reason.start)} to {words.moment(reason.finish)}"
        if reason.start == reason.finish:
            dates = words.moment(reason.start)
        lines.append(f"{reason.task.title}  [{reason.task.id}]  {dates}")
        lines.append(f"    {words.reason(reason)}")
    return "".join(f"{wrapped(printable(line), width, 4)}\n" for line in lines)


def conflict_text(demands: Sequence[Demand], words: PlanWords, width: int) -> str:
    """Demands that cannot all be met; nothing where there are none."""
    if not demands:
        return ""
    lines = ["", *_conflict(demands, words)]
    return "".join(f"{wrapped(printable(line), width, 4)}\n" for line in lines)


def _head(sheet: Sheet) -> Iterator[str]:
    project, schedule, words = sheet.project, sheet.schedule, sheet.words
    yield f"{project.title}  [{project.id}]"
    tasks = count(len(schedule.tasks), "task")
    dates = f"{words.moment(schedule.start)} to {words.moment(schedule.finish)}"
    yield f"{status(project.status)}; {tasks}; {dates}"
    if project.status in OVER:
        yield "It is over: what was not finished keeps the dates of its plan."
    if project.status == "on-hold":
        yield "It is on hold: these are the dates if it went on today."


def _table(sheet: Sheet, width: int, marks: Marks) -> Iterator[str]:
    tasks = sheet.schedule.tasks
    if not tasks:
        return
    columns = [_column(name, sheet, width) for name in _names(width)]
    taken = sum(each.width + 1 for each in columns)
    label = max(
        14, min(44, (width - taken) * 45 // 100, max(cells(printable(t.task.title)) for t in tasks))
    )
    last = max(max(each.finish, each.late_finish) for each in tasks)
    room = width - taken - label - 1
    first = min(each.start for each in tasks)
    chart = Chart(first, last, room, sheet.words.zone)
    head = " ".join([" " * label, *(each.head() for each in columns)])
    years, scale = chart.scale()
    yield (" " * cells(head) + " " + years).rstrip()
    yield f"{head} {scale}".rstrip()
    bars = [_bar(each, sheet, last) for each in tasks]
    phase = ""
    for number, task in enumerate(tasks):
        if task.phase != phase:
            phase = task.phase
            name, over = printable(f"[{phase}]"), scale if number and len(tasks) > _LONG else ""
            yield f"{name:{cells(head)}} {over}".rstrip()
        figures = " ".join(each.at(number) for each in columns)
        title, *rest = fitted(task.task.title, label)
        title += " " * (label - cells(title))
        yield f"{title} {figures} {chart.row(bars[number], marks)}".rstrip()
        yield from rest
    yield ""
    yield wrapped(_legend(bars, marks), width)


def _column(name: str, sheet: Sheet, width: int) -> "_Column":
    found = [_cell(name, each, sheet) for each in sheet.schedule.tasks]
    ends = sheet.schedule.start, sheet.schedule.finish
    if name in _DATES and width < _WIDE and len({sheet.words.day(each)[:4] for each in ends}) == 1:
        found = [each[5:] for each in found]  # the year stands over the chart
    return _Column(name, found)


class _Column:
    """A column of figures, as wide as its widest."""

    def __init__(self, name: str, cells_: list[str]) -> None:
        self._name = name
        self._cells = cells_
        self.width = max(cells(each) for each in (name, *cells_))

    def head(self) -> str:
        return f"{self._name:>{self.width}}"

    def at(self, number: int) -> str:
        return f"{self._cells[number]:>{self.width}}"


def _names(width: int) -> tuple[str, ...]:
    return ("start", "finish", "float", "drag") if width >= _WIDE else ("start", "finish", "float")


def _cell(name: str, task: Scheduled, sheet: Sheet) -> str:
    words = sheet.words
    match name:
        case "start":
            return words.day(task.start)
        case "finish":
            return words.day(task.finish)
        case "float":
            return "done" if task.task.finished else words.span(task.total_float)
        case _:
            return words.span(task.drag) if task.drag else "?" if task.drag is None else ""


def _bar(task: Scheduled, sheet: Sheet, last: datetime) -> Bar:
    due = sheet.words.end_of(task.task.deadline)
    return Bar(
        start=task.start,
        finish=task.finish,
        until=max(task.late_finish, task.finish),
        critical=task.critical,
        worked=task.finish if task.task.finished else sheet.now if task.task.started else None,
        milestone=task.task.milestone,
        deadline=due if due and f"{due:%F}" <= sheet.words.day(last) else None,
    )


def _legend(bars: Sequence[Bar], marks: Marks) -> str:
    told = [
        (marks.critical, "critical", any(each.critical for each in bars)),
        (marks.other, "can slip", any(not (each.critical or each.worked) for each in bars)),
        (marks.spare, "float", any(each.until > each.finish for each in bars)),
        (marks.done, "done", any(each.worked for each in bars)),
        (marks.milestone, "milestone", any(each.milestone for each in bars)),
        (marks.deadline, "deadline", any(each.deadline for each in bars)),
    ]
    return "  ".join(f"{mark} {word}" for mark, word, used in told if used)


def _path(sheet: Sheet) -> Iterator[str]:
    if not sheet.schedule.path:
        return
    to = f" to {sheet.target}" if sheet.target else ""
    yield f"Critical path{to}, with what each task would save if it took no time:"
    for each in sheet.schedule.path:
        drag = f"  {sheet.words.span(each.drag)}" if each.drag else ""
        yield f"    {each.task.title}  [{each.task.id}]{drag}"


def _missed(sheet: Sheet) -> Iterator[str]:
    words = sheet.words
    for each in sheet.schedule.conflicts:
        what = each.task or "the project"
        late, by = words.moment(each.finish), words.span(each.by)
        due = words.day(each.deadline - _A_MOMENT)
        yield f"Missed: {what} is due on {due}, and ends {by} late, {late}."
    yield from _conflict(sheet.demands, words)
    if not sheet.schedule.conflicts and sheet.project.deadline and not sheet.target:
        yield f"The deadline, {sheet.project.deadline}, holds."


def _conflict(demands: Sequence[Demand], words: PlanWords) -> Iterator[str]:
    if demands:
        yield "These demands cannot all be met; without any one of them the rest can:"
        yield from (f"    {words.demand(each)}" for each in demands)


def _noted(sheet: Sheet) -> Iterator[str]:
    for note, said in _NOTES.items():
        tasks = [
            f"{each.task} ({each.who})" if each.who else each.task
            for each in sheet.noted
            if each.note is note
        ]
        if tasks:
            yield f"{said}: {', '.join(tasks)}."
