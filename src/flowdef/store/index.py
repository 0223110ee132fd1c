"""Index: which runs there are and which steps are open, to be found quickly among many.

A file of its own beside the log, `runs.index`, so that a look at many runs never makes an act
wait, and never takes the last page of a disk from the log. It says where to look, no more: what
is shown is read from the log. It may be removed at any time, and is made anew from the log.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Self

from flowdef.store.port import START, Mark

VERSION = 1  # of the tables; another one is thrown away
NEVER = "9999"  # where nothing is due: sorts behind every moment
PATIENCE = 10.0  # seconds to wait for another process that writes here

_TABLES = (
    "CREATE TABLE mark (rests TEXT, position INTEGER, hash TEXT)",
    """CREATE TABLE runs (run TEXT PRIMARY KEY, seq INTEGER, hash TEXT, open INTEGER,
        process TEXT, due TEXT, blocked INTEGER, wakes TEXT, fault TEXT) WITHOUT ROWID""",
    """CREATE TABLE seats (run TEXT, place INTEGER, step TEXT, role TEXT, person TEXT,
        taken TEXT, assigned TEXT, due TEXT, blocked INTEGER, waits INTEGER)""",
    "CREATE INDEX runs_in_order ON runs (open, due, length(run), run)",
    "CREATE INDEX runs_waking ON runs (wakes)",
    "CREATE INDEX runs_at_fault ON runs (fault) WHERE fault <> ''",
    "CREATE INDEX seats_in_order ON seats (due, length(run), run, place)",
    "CREATE INDEX seats_of_a_run ON seats (run)",
)


class Seat(NamedTuple):
    """Who may do an open step: a role, or a person, or anybody (neither); `due` may be NEVER."""

    place: int  # among the steps of its run
    step: str
    role: str = ""
    person: str = ""
    taken: str = ""  # in whose hands it is
    assigned: str = ""
    due: str = NEVER
    blocked: bool = False
    waits: bool = False  # for time or a sub-run: nobody does it


class Line(NamedTuple):
    """A run as far as it is looked for: where its log ends, and its open steps.

    `wakes` is the moment from which a look records something, `fault` why it cannot be read.
    """

    run: str
    seq: int
    hash: str
    open: bool = True
    process: str = ""
    due: str = NEVER
    blocked: bool = False
    wakes: str = NEVER
    fault: str = ""
    seats: tuple[Seat, ...] = ()


class Place(NamedTuple):
    """Where an open step stands."""

    run: str
    step: str


class Found(NamedTuple):
    """The first ones of all that were found: run ids, or places of steps."""

    first: tuple[Place, ...]
    total: int


class Wanted(NamedTuple):
    """What is looked for; what is empty does not count.

    `person` with all `roles` that they hold or stand in for, or `free` to act in any; `late` is the
    moment now.
    """

    person: str = ""
    roles: tuple[str, ...] = ()
    free: bool = False
    role: str = ""
    process: str = ""
    late: str = ""
    blocked: bool = False
    ended: bool = False
    limit: int = 20  # 0: all


class Index:
    """The index of a log; `rests` names what it rests on besides, and when that changes, it goes.

    All methods may raise sqlite3.Error.
    """

    def __init__(self, connection: sqlite3.Connection, rests: str) -> None:
        """Take an open connection, and make the tables where they are missing or old."""
        self._connection = connection
        known = connection.execute("PRAGMA user_version").fetchone()[0]
        if known != VERSION or self._rests() != rests:
            self.anew(rests)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def anew(self, rests: str) -> None:
        """Forget everything; what it rests on from now on."""
        self._connection.execute("BEGIN IMMEDIATE")
        made = "SELECT type, replace(name, '\"', '\"\"') FROM sqlite_master"
        for kind, name in self._connection.execute(made).fetchall():
            if kind in ("table", "view"):  # what hangs on them goes with them
                self._connection.execute(f'DROP {kind} "{name}"')
        for table in _TABLES:
            self._connection.execute(table)
        self._connection.execute("INSERT INTO mark VALUES (?, ?, ?)", (rests, *START))
        self._connection.execute(f"PRAGMA user_version = {VERSION}")
        self._connection.execute("COMMIT")

    def mark(self) -> Mark:
        """Up to where the log has been read."""
        row = self._connection.execute("SELECT position, hash FROM mark").fetchone()
        return Mark(*row)

    def current(self, run: str, seq: int, hash_: str) -> bool:
        """Whether a run is known up to that event."""
        sql = "SELECT 1 FROM runs WHERE run = ? AND seq = ? AND hash = ? AND fault = ''"
        return self._connection.execute(sql, (run, seq, hash_)).fetchone() is not None

    def put(self, lines: Iterable[Line], mark: Mark) -> None:
        """Write what was read of some runs, up to a mark."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            for line in lines:
                self._write(line)
            self._connection.execute("UPDATE mark SET position = ?, hash = ?", mark)
            self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def runs(self, wanted: Wanted) -> Found:
        """The runs that are wanted: what is due first comes first."""
        where, values = _of_runs(wanted)
        return self._found(
            f"FROM runs WHERE {where}", values, "run, ''", "due, length(run), run", wanted.limit
        )

    def steps(self, wanted: Wanted) -> Found:
        """The open steps that are wanted: what is due first comes first."""
        where, values = _of_seats(wanted)
        # A step for several roles stands here several times.
        from_ = f"FROM (SELECT DISTINCT run, place, step, due FROM seats WHERE {where})"  # noqa: S608 (fixed words)
        order = "due, length(run), run, place"
        return self._found(from_, values, "run, step", order, wanted.limit)

    def waking(self, at: str) -> tuple[str, ...]:
        """The runs in which a look at that moment records something."""
        rows = self._connection.execute("SELECT run FROM runs WHERE wakes <= ?", (at,))
        return tuple(run for (run,) in rows)

    def faults(self) -> dict[str, str]:
        """The runs that cannot be read, and why."""
        rows = self._connection.execute("SELECT run, fault FROM runs WHERE fault <> ''")
        return dict(rows.fetchall())

    def _found(self, from_: str, values: list[object], what: str, order: str, limit: int) -> Found:
        # Fixed words are put together here; what somebody asked for is a value.
        total = self._connection.execute(f"SELECT count(*) {from_}", values).fetchone()[0]
        rows = self._connection.execute(
            f"SELECT {what} {from_} ORDER BY {order} LIMIT ?",
            [*values, limit or -1],
        )
        return Found(tuple(map(Place._make, rows)), total)

    def _write(self, line: Line) -> None:
        connection = self._connection
        connection.execute("DELETE FROM seats WHERE run = ?", (line.run,))
        if not line.seq:
            connection.execute("DELETE FROM runs WHERE run = ?", (line.run,))
            return
        connection.execute(
            "INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", line[:-1]
        )
        connection.executemany(
            "INSERT INTO seats VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(line.run, *seat) for seat in line.seats],
        )

    def _rests(self) -> str:
        with suppress(sqlite3.OperationalError):  # no tables yet
            row = self._connection.execute("SELECT rests FROM mark").fetchone()
            return str(row[0]) if row else ""
        return ""


def beside(database: Path) -> Path:
    """The index of a log: `runs.index` beside `runs.db`."""
    return database.with_suffix(".index")


def open_index(path: Path | None, rests: str) -> Index:
    """The index at `path`; where it cannot be written or is damaged, one that is not kept."""
    if path is not None and path.parent.is_dir():
        with suppress(OSError):
            if path.is_symlink() or (path.exists() and not path.is_file()):
                path.unlink()  # what it leads to is somebody else's, and would be emptied
        with suppress(sqlite3.Error):
            return _kept(path, rests)
        with suppress(sqlite3.Error, OSError):
            path.unlink()  # damaged, or of no use to anybody
            return _kept(path, rests)
    return Index(sqlite3.connect(":memory:", isolation_level=None), rests)


def _kept(path: Path, rests: str) -> Index:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")  # what is lost is made anew
        return Index(connection, rests)
    except BaseException:
        connection.close()
        raise


def _of_runs(wanted: Wanted) -> tuple[str, list[object]]:
    parts, values = ["fault = ''"], list[object]()
    if not wanted.ended:
        parts.append("open = 1")
    if wanted.process:
        parts.append("process = ?")
        values.append(wanted.process)
    if wanted.late:
        parts.append("due <= ?")
        values.append(wanted.late)
    if wanted.blocked:
        parts.append("blocked = 1")
    if wanted.person or wanted.role:
        where, more = _of_seats(wanted._replace(process="", late="", blocked=False))
        parts.append(f"run IN (SELECT run FROM seats WHERE {where})")  # noqa: S608 (fixed words)
        values += more
    return " AND ".join(parts), values


def _of_seats(wanted: Wanted) -> tuple[str, list[object]]:
    parts, values = ["1 = 1"], list[object]()
    if wanted.person:
        marks = ", ".join("?" * len(wanted.roles))
        if not wanted.free:
            parts.append(f"(role IN ({marks}) OR person = ? OR (role = '' AND person = ''))")
            values += [*wanted.roles, wanted.person]
        parts.append("taken IN ('', ?) AND assigned IN ('', ?) AND waits = 0")
        values += [wanted.person] * 2
    if wanted.role:
        parts.append("role = ?")
        values.append(wanted.role)
    if wanted.late:
        parts.append("due <= ?")
        values.append(wanted.late)
    if wanted.blocked:
        parts.append("blocked = 1")
    if wanted.process:
        parts.append("run IN (SELECT run FROM runs WHERE process = ?)")
        values.append(wanted.process)
    return " AND ".join(parts), values
