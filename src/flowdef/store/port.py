"""Port: what the acts ask of a log of events, wherever it is kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

Json = dict[str, Any]  # an event as JSON; what it means is the business of the run room


class StoreError(Exception):
    """The log cannot be read or written; the text says why and what to do, for people."""


class Head(NamedTuple):
    """The last event of a run: its number, counted from 1, and its hash in the chain."""

    run: str
    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.run}:{self.seq}:{self.hash[:16]}"  # 64 bits: short enough to note down


class Entry(NamedTuple):
    """An event as the log keeps it."""

    seq: int
    hash: str
    event: Json


class Batch(NamedTuple):
    """Events to append to a run that is believed to end at `expected` (0: it does not exist).

    `before` is the hash of that last event, as far as it is known. Without events a batch only
    asks that the run still ends there.
    """

    run: str
    expected: int
    events: Sequence[Json]
    before: str = ""


class Appended(NamedTuple):
    """All was written and is on disk; `note` says what was not, beside the log itself."""

    heads: tuple[Head, ...]
    note: str = ""


class Conflict(NamedTuple):
    """Nothing was written: a run ends elsewhere than expected, after the events in `since`."""

    run: str
    seq: int
    since: tuple[Entry, ...]


class Mark(NamedTuple):
    """A place in the order of all events, and the hash of the event there."""

    position: int
    hash: str


START = Mark(0, "")  # before all events


class Changes(NamedTuple):
    """Runs to which events were appended, and up to where; `more`: there are others beyond."""

    runs: tuple[str, ...]
    mark: Mark
    more: bool


class Store(Protocol):
    """A log of runs. All methods raise StoreError where the log cannot be read or written."""

    @property
    def path(self) -> Path:
        """Where the log is kept: what rests on it is kept beside it."""
        ...

    @property
    def lost(self) -> tuple[Head, ...]:
        """Acknowledged events that the log does not hold any more, as far as a look tells."""
        ...

    def append(self, batches: Sequence[Batch], jobs: Sequence[Json] = ()) -> Appended | Conflict:
        """Append to several runs, all or nothing; `jobs` go to the executor in the same act."""
        ...

    def read(self, run: str, after: int = 0) -> tuple[Entry, ...]:
        """The events of a run after that number, in order; none where there is no such run."""
        ...

    def sound(self, run: str) -> tuple[tuple[Entry, ...], int]:
        """The events of a run as far as the chain holds, and the first that breaks it (0: none)."""
        ...

    def runs(self) -> tuple[str, ...]:
        """The ids of all runs, sorted."""
        ...

    def head(self, run: str) -> Head:
        """The last event of a run; number 0 where there is no such run."""
        ...

    def since(self, mark: Mark, most: int) -> Changes | None:
        """What the next `most` events after a mark changed; None: it is of another log."""
        ...

    def keyed(self, key: str) -> tuple[tuple[str, int], ...]:
        """The runs with an act of that key, and the number of the first event that bears it."""
        ...

    def close(self) -> None:
        """Let go of the log."""
        ...
