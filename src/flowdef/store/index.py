"""Index: which runs there are and which steps are open, to be found quickly among many.

A file of its own beside the log, `runs.index`, so that a look at many runs never makes an act
wait, and never takes the last page of a disk from the log. It says where to look, no more: what
is shown is read from the log. It may be removed at any time, and is made anew from the log.
"""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Self

from flowdef.store.port import START, Mark
from flowdef.store.wanted import Found, Place, Wanted, of_runs, of_seats

VERSION = 3  # of the tables; another one is thrown away
NEVER = "9999"  # where nothing is due: sorts behind every moment
PATIENCE = 10.0  # seconds to wait for another process that writes here

_USELESS = (
    sqlite3.SQLITE_ERROR,  # other tables than ours
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_FORMAT,
)

_TABLES = (
    "CREATE TABLE mark (rests TEXT, position INTEGER, hash TEXT)",
    """CREATE TABLE runs (run TEXT PRIMARY KEY, seq INTEGER, hash TEXT, open INTEGER,
        process TEXT, due TEXT, blocked INTEGER, wakes TEXT, automates INTEGER,
        project TEXT, fault TEXT) WITHOUT ROWID""",
    """CREATE TABLE seats (run TEXT, place INTEGER, step TEXT, role TEXT, person TEXT,
        taken TEXT, assigned TEXT, due TEXT, blocked INTEGER, waits INTEGER, barred TEXT)""",
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
    barred: str = ""  # those who may not, whatever their role: a list in JSON, or nothing


class Line(NamedTuple):
    """A run as far as it is looked for: where its log ends, and its open steps.

    `wakes` is the moment from which a look records something; where it `automates`, a step is a
    machine's; `project` is what it serves, `fault` why it cannot be read.
    """

    run: str
    seq: int
    hash: str
    open: bool = True
    process: str = ""
    due: str = NEVER
    blocked: bool = False
    wakes: str = NEVER
    automates: bool = False
    project: str = ""
    fault: str = ""
    seats: tuple[Seat, ...] = ()


class Index:
    """The index of a log; `rests` names what it rests on besides, and when that changes, it goes.

    Where the file cannot be written, or another process has begun it anew for something else, this
    one goes on in memory. All methods may raise sqlite3.Error: of a damaged file.
    """

    def __init__(self, connection: sqlite3.Connection, rests: str) -> None:
        """Take an open connection, and make the tables where they are missing or old."""
        self._connection = connection
        self._rests = rests
        if self.look() is None:
            self.anew()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def anew(self) -> None:
        """Forget everything."""

        def make() -> None:
            made = "SELECT type, replace(name, '\"', '\"\"') FROM sqlite_master"
            for kind, name in self._connection.execute(made).fetchall():
                if kind in ("table", "view"):  # what hangs on them goes with them
                    self._connection.execute(f'DROP {kind} "{name}"')
            for table in _TABLES:
                self._connection.execute(table)
            self._connection.execute("INSERT INTO mark VALUES (?, ?, ?)", (self._rests, *START))
            self._connection.execute(f"PRAGMA user_version = {VERSION}")

        self._in_one(make)

    def look(self) -> Mark | None:
        """Up to where the log has been read; None where another process rests it on other things.

        What is asked after that is answered as of this moment, until something is written.
        """
        self._let_go()
        self._connection.execute("BEGIN")
        return self._mark()

    def leave(self) -> None:
        """Go on with an empty one in memory; the file is left to others."""
        self._connection.close()
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        self.anew()

    def current(self, run: str, seq: int, hash_: str) -> bool:
        """Whether a run is known up to that event."""
        sql = "SELECT 1 FROM runs WHERE run = ? AND seq = ? AND hash = ? AND fault = ''"
        return self._connection.execute(sql, (run, seq, hash_)).fetchone() is not None

    def put(self, lines: Sequence[Line], since: Mark, mark: Mark) -> None:
        """Write what was read of some runs up to a mark.

        Nothing is written where another process has written after the mark `since`: look again.
        """

        def write() -> None:
            if self._mark() == since:
                for line in lines:
                    self._write(line)
                self._connection.execute("UPDATE mark SET position = ?, hash = ?", mark)

        self._in_one(write)

    def runs(self, wanted: Wanted) -> Found[str]:
        """The ids of the runs that are wanted: what is due first comes first."""
        where, values = of_runs(wanted)
        rows, total = self._found(
            f"FROM runs WHERE {where}", values, "run", "due, length(run), run", wanted.limit
        )
        return Found(tuple(run for (run,) in rows), total)

    def steps(self, wanted: Wanted) -> Found[Place]:
        """The open steps that are wanted: what is due first comes first."""
        where, values = of_seats(wanted)
        # A step for several roles stands here several times.
        from_ = f"FROM (SELECT DISTINCT run, place, step, due FROM seats WHERE {where})"  # noqa: S608 (fixed words)
        order = "due, length(run), run, place"
        rows, total = self._found(from_, values, "run, step", order, wanted.limit)
        return Found(tuple(map(Place._make, rows)), total)

    def waking(self, at: str) -> tuple[str, ...]:
        """The runs in which a look at that moment records something."""
        rows = self._connection.execute("SELECT run FROM runs WHERE wakes <= ?", (at,))
        return tuple(run for (run,) in rows)

    def unattended(self, at: str) -> tuple[str, ...]:
        """The runs in which something may be due without a person at that moment."""
        sql = "SELECT run FROM runs WHERE wakes <= ? OR automates = 1 ORDER BY length(run), run"
        return tuple(run for (run,) in self._connection.execute(sql, (at,)))

    def faults(self) -> dict[str, str]:
        """The runs that cannot be read, and why."""
        rows = self._connection.execute("SELECT run, fault FROM runs WHERE fault <> ''")
        return dict(rows.fetchall())

    def _found(
        self, from_: str, values: list[object], what: str, order: str, limit: int
    ) -> tuple[list[tuple[str, ...]], int]:
        # Fixed words are put together here; what somebody asked for is a value.
        total = self._connection.execute(f"SELECT count(*) {from_}", values).fetchone()[0]
        rows = self._connection.execute(
            f"SELECT {what} {from_} ORDER BY {order} LIMIT ?",
            [*values, limit or -1],
        )
        return rows.fetchall(), total

    def _write(self, line: Line) -> None:
        connection = self._connection
        connection.execute("DELETE FROM seats WHERE run = ?", (line.run,))
        if not line.seq:
            connection.execute("DELETE FROM runs WHERE run = ?", (line.run,))
            return
        connection.execute(
            "INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", line[:-1]
        )
        connection.executemany(
            "INSERT INTO seats VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(line.run, *seat) for seat in line.seats],
        )

    def _mark(self) -> Mark | None:
        """The mark, where the tables are those of this version, and rest on the same."""
        execute = self._connection.execute
        tables = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
        if execute("PRAGMA user_version").fetchone() != (VERSION,) or {
            sql for (sql,) in execute(tables)
        } != set(_TABLES):
            return None
        match execute("SELECT * FROM mark").fetchall():
            case [(self._rests, int(position), str(hash_))]:
                return Mark(position, hash_)
            case _:
                return None

    def _in_one(self, write: Callable[[], None]) -> None:
        """Write all or nothing; in memory, where the file cannot be written."""
        try:
            self._let_go()
            self._connection.execute("BEGIN IMMEDIATE")
            write()
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            if _useless(error):
                raise
            self.leave()
        finally:
            self._let_go()

    def _let_go(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def beside(database: Path) -> Path:
    """The index of a log: `runs.index` beside `runs.db`."""
    return database.with_suffix(".index")


def open_index(path: Path | None, rests: str) -> Index:
    """The index at `path`; where it cannot be opened or written, one that is not kept.

    One that is damaged is begun anew; one that is only in use, or may not be written, stays.
    """
    if path is not None and path.parent.is_dir():
        with suppress(OSError):
            if path.is_symlink() or (path.exists() and not path.is_file()):
                path.unlink()  # what it leads to is somebody else's, and would be emptied
        try:
            return _kept(path, rests)
        except sqlite3.Error as error:
            if _useless(error):
                with suppress(sqlite3.Error, OSError):
                    _remove(path)
                    return _kept(path, rests)
    return Index(sqlite3.connect(":memory:", isolation_level=None), rests)


def _useless(error: sqlite3.Error) -> bool:
    """Whether a file is damaged or holds something else, rather than hard to come by now."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)  # none: text that is no UTF-8
    return code & 0xFF in _USELESS


def _remove(path: Path) -> None:
    for each in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
        each.unlink(missing_ok=True)


def _kept(path: Path, rests: str) -> Index:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")  # what is lost is made anew
        return Index(connection, rests)
    except BaseException:
        connection.close()
        raise
