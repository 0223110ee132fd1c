"""Migrations: the tables of the log, as an ordered list of small named steps."""

import sqlite3
from collections.abc import Callable

Connection = sqlite3.Connection

APPLICATION = 0x666C6F77  # "flow": a file that is a database, but not ours, is told by this


def migrate(connection: Connection) -> None:
    """Bring a database to the newest form, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again under the lock: somebody else may have been faster.
        done = version(connection)
        for step in MIGRATIONS[done:]:
            step(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {max(done, len(MIGRATIONS))}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def version(connection: Connection) -> int:
    """How many migrations a database has seen."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def ours(connection: Connection) -> bool:
    """Whether a database is a log of ours, or still empty."""
    if connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION:
        return True
    return not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _events(connection: Connection) -> None:
    # An ordinary table: WITHOUT ROWID took a sixth more time for an append, because the first
    # event of a run holds its whole definition. The position is the order of all events.
    connection.execute(
        "CREATE TABLE events ("
        " position INTEGER PRIMARY KEY,"
        " run TEXT NOT NULL,"
        " seq INTEGER NOT NULL,"
        " body TEXT NOT NULL,"
        " hash TEXT NOT NULL,"
        " UNIQUE (run, seq))"
    )


def _keys(connection: Connection) -> None:
    # Of events that bear the key of an act, a copy of it, so that the act is found again at once.
    connection.execute("ALTER TABLE events ADD COLUMN key TEXT")
    connection.execute("CREATE INDEX events_by_key ON events (key) WHERE key IS NOT NULL")


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_events, _keys)
