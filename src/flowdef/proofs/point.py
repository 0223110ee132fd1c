"""Point: where a run stands while its ways are walked, with answers that nobody has asked for."""

from enum import Enum
from typing import NamedTuple

from flowdef.expressions.tree import Value
from flowdef.paths.regions import Region


class Status(Enum):
    """Where a step stands in its round; a step that is left out by its stage is skipped."""

    WAITING = 1
    READY = 2
    STARTED = 3
    DONE = 4
    SKIPPED = 5
    OMITTED = 6  # left out by its own condition
    BLOCKED = 7  # by what its condition, or that of its stage, reads
    DATELESS = 8  # a wait without its date
    STUCK = 9  # a call that is not given what it needs, or an approval that is out of rounds
    CANCELLED = 10


WAITING, READY, STARTED, DONE, SKIPPED, OMITTED, BLOCKED, DATELESS, STUCK, CANCELLED = Status
CLOSED = frozenset((DONE, SKIPPED, OMITTED))
AT_THE_DOOR = frozenset((READY, BLOCKED, DATELESS))

FREE = Region("", None, "anything")  # an answer that was given, and that nothing has read yet


class Unread(Exception):  # noqa: N818 (a question of the walk, no error)
    """An answer is read for the first time."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class Deed(NamedTuple):
    """One thing that is done: the start (empty), or a step; `word` is done, approved, rejected."""

    step: str
    word: str


class Log(NamedTuple):
    """What was done, the last first."""

    before: "Log | None"
    number: int
    deed: Deed


class Point:
    """Where a run stands. `values` are of the latest round in which a step recorded them."""

    __slots__ = (
        "answers",
        "decided",
        "deciders",
        "ended",
        "log",
        "rounds",
        "set_by",
        "shown",
        "status",
        "turn",
        "turns",
        "values",
    )

    status: dict[str, Status]
    decided: dict[str, bool]  # what its own condition said, in this round
    turn: dict[str, int]  # which decision of its stage holds for a step
    turns: dict[str, int]  # the latest of each stage
    deciders: dict[tuple[str, int], bool]
    rounds: dict[str, int]  # of approvals, where not the first
    values: dict[str, Region]
    set_by: dict[str, int]  # the number of the deed that gave a value
    answers: dict[tuple[int, str], Region]  # what was given, by deed and field
    log: Log
    ended: bool  # by a rejection
    shown: bool  # whether what was looked for has just been so

    def copy(self) -> "Point":
        """The same, to go on from."""
        new = Point()
        new.status, new.decided = self.status.copy(), self.decided.copy()
        new.turn, new.turns = self.turn.copy(), self.turns.copy()
        new.deciders, new.rounds = self.deciders.copy(), self.rounds.copy()
        new.values, new.set_by = self.values.copy(), self.set_by.copy()
        new.answers, new.log = self.answers.copy(), self.log
        new.ended, new.shown = self.ended, self.shown
        return new

    def note(self, deed: Deed) -> None:
        """Something is done."""
        self.log = Log(self.log, self.log.number + 1, deed)

    def record(self, name: str, region: Region) -> None:
        """A value is given with what was done last; FREE: whoever reads it first says which."""
        self.values[name] = region
        self.set_by[name] = self.log.number

    def choose(self, name: str, region: Region) -> None:
        """Say what an answer was."""
        self.answers[self.set_by[name], name] = region
        if region.witness is None:
            del self.values[name]
        else:
            self.values[name] = region

    def read(self, name: str) -> Value | None:
        """A recorded value; None: it is unset; Unread where it is yet to be chosen."""
        region = self.values.get(name)
        if region is FREE:
            raise Unread(name)
        return region.witness if region else None


def beginning(steps: dict[str, str]) -> Point:
    """A run that begins; each step with its stage."""
    new = Point()
    new.status = dict.fromkeys(steps, WAITING)
    new.turn, new.turns = dict.fromkeys(steps, 1), dict.fromkeys(steps.values(), 1)
    new.decided, new.deciders, new.rounds = {}, {}, {}
    new.values, new.set_by, new.answers = {}, {}, {}
    new.log = Log(None, 0, Deed("", "start"))
    new.ended = new.shown = False
    return new
