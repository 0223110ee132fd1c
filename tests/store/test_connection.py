"""Opening a log while others make it."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from flowdef.store import connection as connections
from flowdef.store.port import StoreError
from flowdef.store.sqlite import open_store


def crowded(monkeypatch: pytest.MonkeyPatch, times: int, code: int) -> None:
    """The library refuses some times to turn to a write-ahead log."""
    left = iter(range(times))

    class Crowded(sqlite3.Connection):
        def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
            if "journal_mode" in sql and next(left, None) is not None:
                error = sqlite3.OperationalError("database is locked")
                error.sqlite_errorcode = code
                raise error
            return super().execute(sql, *rest)

    connect = sqlite3.connect

    def connected(*args: Any, **options: Any) -> sqlite3.Connection:
        return connect(*args, factory=Crowded, **options)

    monkeypatch.setattr(sqlite3, "connect", connected)


def test_it_waits_for_others_who_make_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowded(monkeypatch, 2, sqlite3.SQLITE_BUSY)
    with open_store(tmp_path / "runs.db") as store:
        assert store.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert store.connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_it_does_not_wait_forever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.03)
    crowded(monkeypatch, 1000, sqlite3.SQLITE_BUSY)
    with pytest.raises(StoreError, match="in use by another process"):
        open_store(tmp_path / "runs.db")


def test_it_waits_for_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crowded(monkeypatch, 1, sqlite3.SQLITE_READONLY)
    with pytest.raises(StoreError, match="may not be written"):
        open_store(tmp_path / "runs.db")
