"""SQLite: the log of a workspace in one file, with nothing to install and nothing to keep alive."""

import json
import sqlite3
from collections.abc import Sequence
from functools import cache, cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import Self

from flowdef.store import connection as connections
from flowdef.store.chain import ORIGIN, Row, broken_at, canonical, linked
from flowdef.store.failure import told
from flowdef.store.heads import Journal, beside
from flowdef.store.port import (
    Appended,
    Batch,
    Changes,
    Conflict,
    Entry,
    Head,
    Json,
    Mark,
    StoreError,
)

_AT_ONCE = 50  # events in one statement; more take several, in a transaction
_ROW = partial(tuple.__new__, Row)  # as Row._make, which takes three times as long


def open_store(path: Path, *, readonly: bool = False) -> "SqliteStore":
    """Open the log at `path`, made where it is missing; StoreError where it cannot be.

    Read-only, nothing is made: a missing file is an empty log.
    """
    with told(path):
        connection = connections.reading(path) if readonly else connections.writing(path)
    return SqliteStore(path, connection)


class SqliteStore:
    """A log in a SQLite file: what `append` has acknowledged is on disk.

    Where it has lost what was acknowledged (`lost`), reading goes on, and appending is refused,
    because it would write another history over the lost one.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Take an open connection to a log at `path`."""
        self.path = path
        self.journal = Journal(beside(path))
        self.connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self.connection.close()
        self.journal.close()

    @cached_property
    def lost(self) -> tuple[Head, ...]:
        """Acknowledged events that the file no longer holds, looked for among the last commits.

        SQLite drops the end of a damaged write-ahead log, so what it lost is the newest.
        """
        with told(self.path):
            # First the heads, then the log: what is acknowledged meanwhile is in both.
            return tuple(filter(self._missing, self.journal.recent().heads))

    def append(self, batches: Sequence[Batch], jobs: Sequence[Json] = ()) -> Appended | Conflict:  # noqa: ARG002 (an embedded log needs no queue: what is due is read off it)
        """Append to several runs, all or nothing."""
        if self.lost:
            raise StoreError(lost_in_words(self.path, self.lost))
        texts = [tuple(map(canonical, batch.events)) for batch in batches]
        found: dict[str, Head] = {}
        with told(self.path):
            # One statement is a transaction by itself, in two thirds of the time.
            if len(texts) != 1 or len(texts[0]) > _AT_ONCE:
                self.connection.execute("BEGIN IMMEDIATE")
            try:
                for batch, bodies in zip(batches, texts, strict=True):
                    head = self._appended(batch, bodies)
                    if head is None:
                        return Conflict(batch.run, self._last(batch.run).seq, self._since(batch))
                    found[batch.run] = head
                if self.connection.in_transaction:
                    self.connection.execute("COMMIT")
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
        acknowledged = tuple(found.values())
        return Appended(acknowledged, self._remember(acknowledged) if any(texts) else "")

    def read(self, run: str, after: int = 0, *, unchecked: bool = False) -> tuple[Entry, ...]:
        """The events of a run after that number; StoreError where the chain is broken.

        `unchecked` reads what is there, for those who want to see a damaged log.
        """
        with told(self.path):
            rows = self._rows(run, after)
            before = self._hash(run, after) if after and rows else ORIGIN
        broken = 0 if unchecked else broken_at(run, before, after + 1, rows)
        if broken:
            raise StoreError(_damage(self.path, run, broken))
        return self._entries(run, rows)

    def sound(self, run: str) -> tuple[tuple[Entry, ...], int]:
        """The events of a run as far as the chain holds, and the first that breaks it (0: none)."""
        with told(self.path):
            rows = self._rows(run, 0)
        broken = broken_at(run, ORIGIN, 1, rows)
        return self._entries(run, rows[: broken - 1] if broken else rows), broken

    def runs(self) -> tuple[str, ...]:
        """The ids of all runs, sorted; one step of the index each."""
        with told(self.path):
            rows = self.connection.execute(
                "WITH RECURSIVE each(run) AS (SELECT min(run) FROM events UNION ALL"
                " SELECT (SELECT min(run) FROM events WHERE run > each.run) FROM each"
                " WHERE each.run IS NOT NULL) SELECT run FROM each WHERE run IS NOT NULL"
            )
            return tuple(run for (run,) in rows)

    def head(self, run: str) -> Head:
        """The last event of a run; number 0 where there is no such run."""
        with told(self.path):
            return self._last(run)

    def heads(self) -> tuple[Head, ...]:
        """The heads of all runs."""
        return tuple(map(self.head, self.runs()))

    def since(self, mark: Mark, most: int) -> Changes | None:
        """What the next `most` events after a mark changed; None: it is of another log."""
        with told(self.path):
            there = self._at(mark.position) if mark.position else mark
            if there != mark:
                return None
            rows = self.connection.execute(
                "SELECT position, run FROM events WHERE position > ? ORDER BY position LIMIT ?",
                (mark.position, most),
            ).fetchall()
            last = self._at(rows[-1][0]) if rows else mark
        runs = tuple(dict.fromkeys(run for _, run in rows))
        return Changes(runs, last or mark, len(rows) == most)

    def _at(self, position: int) -> Mark | None:
        row = self.connection.execute(
            "SELECT position, hash FROM events WHERE position = ?", (position,)
        ).fetchone()
        return Mark(*row) if row else None

    def keyed(self, key: str) -> tuple[tuple[str, int], ...]:
        """The runs with an act of that key, and the number of the first event that bears it."""
        with told(self.path):
            return tuple(
                self.connection.execute(
                    "SELECT run, min(seq) FROM events WHERE key = ? GROUP BY run", (key,)
                )
            )

    def _last(self, run: str) -> Head:
        row = self.connection.execute(
            "SELECT seq, hash FROM events WHERE run = ? ORDER BY seq DESC LIMIT 1", (run,)
        ).fetchone()
        return Head(run, *row) if row else Head(run, 0, ORIGIN)

    def _appended(self, batch: Batch, bodies: tuple[str, ...]) -> Head | None:
        """The head after a batch; None where the run ends elsewhere than the batch believes."""
        run, expected, before = batch.run, batch.expected, batch.before
        if not before or not bodies:  # what is known need not be asked for: the insert asks
            head = self._last(run)
            if head.seq != expected or not bodies:
                return head if head.seq == expected else None
            before = head.hash
        rows = linked(run, expected, before, bodies)
        try:
            for first in range(0, len(rows), _AT_ONCE):
                some = rows[first : first + _AT_ONCE]
                if not self._inserted(run, before, some, batch.events[first:]):
                    return None
                before = some[-1].hash
        except sqlite3.IntegrityError:  # that number is taken
            return None
        return Head(run, rows[-1].seq, before)

    def _inserted(self, run: str, before: str, rows: list[Row], events: Sequence[Json]) -> bool:
        """Whether events go behind the very one that their first hash rests on; else nowhere."""
        values = [run, rows[0].seq - 1, before]
        for row, event in zip(rows, events, strict=False):
            values += (*row, _key(event))
        return self.connection.execute(_insert(len(rows)), values).rowcount == len(rows)

    def _since(self, batch: Batch) -> tuple[Entry, ...]:
        return self._entries(batch.run, self._rows(batch.run, batch.expected))

    def _remember(self, acknowledged: tuple[Head, ...]) -> str:
        try:
            self.journal.note(acknowledged, self.heads)
        except OSError as error:
            return f"recorded, but {self.journal.path} cannot be written: {error.strerror}"
        return ""

    def _missing(self, head: Head) -> bool:
        found = self.connection.execute(
            "SELECT count(*) FROM events WHERE run = ? AND seq = ? AND hash = ?", head
        )
        return not found.fetchone()[0]

    def _hash(self, run: str, seq: int) -> str:
        row = self.connection.execute(
            "SELECT hash FROM events WHERE run = ? AND seq = ?", (run, seq)
        ).fetchone()
        return str(row[0]) if row else ""

    def _rows(self, run: str, after: int) -> list[Row]:
        rows = self.connection.execute(
            "SELECT seq, body, hash FROM events WHERE run = ? AND seq > ? ORDER BY seq",
            (run, after),
        )
        return list(map(_ROW, rows))

    def _entries(self, run: str, rows: list[Row]) -> tuple[Entry, ...]:
        try:
            # One text of all is read in two thirds of the time that each by itself takes.
            events = json.loads(f"[{','.join([row[1] for row in rows])}]")
            entries = zip(rows, events, strict=True)
            return tuple([Entry(row[0], row[2], event) for row, event in entries])
        except (ValueError, TypeError) as error:
            first = next((row.seq for row in rows if not _readable(row.body)), rows[0].seq)
            raise StoreError(_damage(self.path, run, first)) from error


@cache
def _insert(count: int) -> str:
    """The statement that inserts so many events of a run."""
    rows = (f"(?{at}, ?{at + 1}, ?{at + 2}, ?{at + 3})" for at in range(4, 4 * count + 4, 4))
    return (
        "INSERT INTO events (run, seq, body, hash, key)"  # noqa: S608 (numbers alone enter it)
        f" SELECT ?1, column1, column2, column3, column4 FROM (VALUES {', '.join(rows)})"
        " WHERE ?2 = 0 OR EXISTS (SELECT 1 FROM events WHERE run = ?1 AND seq = ?2 AND hash = ?3)"
    )


def lost_in_words(path: Path, lost: Sequence[Head]) -> str:
    """What a log has lost, and what to do."""
    first, *others = lost
    more = f", and {len(others)} more" if others else ""
    return (
        f"{path} has lost events that were acknowledged: run {first.run} event {first.seq}{more}."
        f" Restore a copy of the folder with its -wal file; to go on without them, move"
        f" {beside(path).name} away, and the log begins a new one"
    )


def _damage(path: Path, run: str, seq: int) -> str:
    return (
        f"{path}: run {run} was changed after it was recorded, from event {seq} on;"
        " `flowdef verify` tells what is wrong"
    )


def _key(event: Json) -> str | None:
    stamp = event.get("stamp")
    return stamp["key"] if stamp else None


def _readable(body: object) -> bool:
    try:
        json.loads(str(body))
    except ValueError:
        return False
    return True
