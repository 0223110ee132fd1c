"""Board: phases or stages as columns of cards: what a card says, however it is shown."""

from typing import NamedTuple

DONE, UNDER_WAY, NOT_BEGUN = "done", "under way", "not begun"


class Part(NamedTuple):
    """A stage of the process that does a task: how many of its steps are closed."""

    title: str
    closed: int
    steps: int


class Card(NamedTuple):
    """A task, or a run. `percent` is None where nobody tells; dates are ISO, empty where unknown.

    `due` is the deadline of a task, and when the first open step of a run is due; `finish` is the
    planned end of a task. `now` are the open steps of a run in this column.
    """

    id: str
    title: str
    state: str  # done | under way | not begun
    who: tuple[str, ...]
    percent: int | None
    start: str
    finish: str
    due: str
    late: bool
    blocked: tuple[str, ...]
    risks: tuple[str, ...]
    runs: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    now: tuple[str, ...] = ()


class Column(NamedTuple):
    """A phase or a stage; `note` says what holds for all of it."""

    id: str
    title: str
    note: str
    cards: tuple[Card, ...]


class Board(NamedTuple):
    """All columns of a project or process, in its order, under a line of facts."""

    kind: str  # project | process
    id: str
    title: str
    day: str
    facts: tuple[str, ...]
    columns: tuple[Column, ...]
