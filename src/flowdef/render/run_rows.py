"""Run rows: many runs at a glance, one row each; readable at any width."""

from collections.abc import Sequence
from typing import NamedTuple

from flowdef.printable import printable
from flowdef.render.lines import cells, columns, wrapped
from flowdef.run.definition import Definition
from flowdef.run.moments import Zoned, local
from flowdef.run.naming import run_title
from flowdef.run.pending import Todo
from flowdef.run.roster import Roster, called, titled_or_called
from flowdef.run.state import CLOSED, STUCK, State

_HEAD = ("RUN", "STATE", "STEPS", "DUE", "NOW", "LAST", "TITLE")
_WIDE = 100  # columns from which the last event is shown too
_NARROWEST = 12  # columns in which a step can be told


class RunRow(NamedTuple):
    """A run: where it stands, what is to be done now, when it is due (UTC) and anything happened.

    `hands` are those of people, `help` says whose help is needed.
    `state` is open, late, blocked, done, rejected or cancelled: `result`, or what stands out.
    """

    run: str
    title: str
    process: str
    result: str
    state: str
    closed: int
    steps: int
    due: str
    now: tuple[str, ...]
    hands: tuple[str, ...]
    help: tuple[str, ...]
    started_by: str
    started_at: str
    last: str


def run_row(
    definition: Definition, state: State, todos: Sequence[Todo], roster: Roster | None = None
) -> RunRow:
    """The row of a run; `todos` are its open steps, with their dates."""
    late = any(todo.late for todo in todos)
    stuck = any(todo.status in STUCK for todo in todos)
    return RunRow(
        run=state.run,
        title=run_title(definition, state, roster),
        process=definition.id,
        result=state.result,
        state="late" if late else "blocked" if stuck else state.result,
        closed=sum(step.status in CLOSED for step in state.steps.values()),
        steps=len(state.steps),
        due=min((todo.due for todo in todos if todo.due), default=""),
        now=tuple(todo.step for todo in todos),
        hands=tuple(dict.fromkeys(_hands(todo) for todo in todos if _hands(todo))),
        help=tuple(dict.fromkeys(todo.help for todo in todos if todo.help)),
        started_by=state.started_by,
        started_at=state.started_at,
        last=state.last,
    )


def run_rows(rows: Sequence[RunRow], roster: Roster | None, zoned: Zoned, width: int = 0) -> str:
    """The rows in columns under a header; where `width` is too narrow, each as a paragraph.

    What they are called stands at the end, as far as there is room.
    """
    table = [_HEAD, *(_cells(row, roster, zoned) for row in rows)]
    if 0 < width < _WIDE:
        room = width - _taken(table, 4)
        if room < _NARROWEST:
            return "".join(_paragraph(row, width) for row in table[1:])
        return columns([[*row[:4], shortened(row[4], room)] for row in table])
    room = width - _taken(table, 6) if width else 0
    if room < _NARROWEST and width:
        return columns([row[:6] for row in table])
    return columns([[*row[:6], shortened(row[6], room)] for row in table])


def shortened(text: str, room: int) -> str:
    """The text in at most `room` columns (0: as it is), with … where something is left out."""
    text = printable(text)
    if not room or cells(text) <= room:
        return text
    while text and cells(text) >= room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _cells(row: RunRow, roster: Roster | None, zoned: Zoned) -> tuple[str, ...]:
    others = f" +{len(row.now) - 1}" if len(row.now) > 1 else ""
    by = ", ".join(called(each, roster) for each in row.hands)
    wanted = ", ".join(titled_or_called(each, roster) for each in row.help)
    by = "; ".join(filter(None, (by, wanted and f"needs {wanted}")))
    now = f"{row.now[0]}{others}{f' ({by})' if by else ''}" if row.now else ""
    far, last = f"{row.closed}/{row.steps}", local(row.last, zoned)
    return (row.run, row.state, far.rjust(5), local(row.due, zoned)[:10], now, last, row.title)


def _taken(table: Sequence[tuple[str, ...]], count: int) -> int:
    """The width of the first columns, each with what parts it from the next."""
    return sum(max(cells(printable(row[at])) for row in table) + 2 for at in range(count))


def _paragraph(row: tuple[str, ...], width: int) -> str:
    run, state, far, due, now, _, title = row
    facts = [state, f"{far.strip()} steps", f"due {due}" if due else "", now, title]
    below = " · ".join(filter(None, facts))
    return f"{wrapped(run, width, 2)}\n{wrapped('  ' + below, width, 2)}\n"


def _hands(todo: Todo) -> str:
    return todo.taken_by or todo.assigned
