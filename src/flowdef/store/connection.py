"""Connection: opens the file of a log, checks that it is one, and sets what makes it durable."""

import sqlite3
from pathlib import Path
from time import monotonic, sleep

from flowdef.store.migrations import MIGRATIONS, migrate, ours, version
from flowdef.store.port import StoreError

PATIENCE = 10.0  # seconds to wait for another process to finish its transaction


def writing(path: Path) -> sqlite3.Connection:
    """A connection that appends; folder, file and tables are made where they are missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        if _known(path, connection) < len(MIGRATIONS):
            _switch(connection)
            migrate(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")  # on a Mac, fsync alone promises little
    except BaseException:
        connection.close()
        raise
    return connection


def reading(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing; a missing or empty file is read as an empty log."""
    if not path.exists() or not path.stat().st_size:
        return _empty()
    try:
        return _readonly(path, "mode=ro")
    except sqlite3.OperationalError:
        # The folder is read-only, and SQLite wants to share its index of the write-ahead log
        # there. Without such a log, the file is all there is, and nobody can change it.
        wal = path.with_name(path.name + "-wal")
        if wal.exists() and wal.stat().st_size:
            raise
        return _readonly(path, "immutable=1")


def _readonly(path: Path, how: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{how}"
    connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)
    try:
        _renewed(path, _known(path, connection))
    except BaseException:
        connection.close()
        raise
    return connection


def _renewed(path: Path, known: int) -> None:
    if known < len(MIGRATIONS):
        raise StoreError(f"{path} was made by an older flowdef; a command that records renews it")


def _empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    return connection


def _switch(connection: sqlite3.Connection) -> None:
    """Turn to a write-ahead log; the library itself does not wait when others do the same."""
    until = monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(0.01)
        else:
            return


def _known(path: Path, connection: sqlite3.Connection) -> int:
    connection.execute("BEGIN")  # one look: others may make the tables between two
    mine, known = ours(connection), version(connection)
    connection.execute("ROLLBACK")
    if not mine:
        raise StoreError(f"{path} is a database, but no log of flowdef; name another file")
    if known > len(MIGRATIONS):
        raise StoreError(f"{path} was made by a newer flowdef; update this one")
    return known
