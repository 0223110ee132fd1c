"""Files that a log is asked to be: of others, of other times, of nobody, out of reach."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flowdef.store import connection as connections
from flowdef.store import migrations
from flowdef.store.port import Batch, StoreError
from flowdef.store.sqlite import SqliteStore, open_store
from store_logs import a_log, event, grow, tampered


def test_a_log_in_use_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.01)
    with open_store(path) as holder, open_store(path) as other:
        holder.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another process"):
            other.append([Batch("a", 0, [event(1)])])
        holder.connection.execute("ROLLBACK")
        grow(other, "a", [event(1)])


@pytest.mark.parametrize("readonly", [True, False])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"kind: process\n" * 100, "is no database", id="another file"),
        pytest.param(b"SQLite format 3\0" + b"\xff" * 500, "is no database", id="half a header"),
    ],
)
def test_no_database(path: Path, content: bytes, words: str, *, readonly: bool) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreError, match=words):
        open_store(path, readonly=readonly)
    assert path.read_bytes() == content


@pytest.mark.parametrize("readonly", [True, False])
def test_a_database_of_something_else(path: Path, *, readonly: bool) -> None:
    path.parent.mkdir()
    tampered(path, "CREATE TABLE customers (name)")
    with pytest.raises(StoreError, match="is a database, but no log of flowdef"):
        open_store(path, readonly=readonly)


@pytest.mark.parametrize("readonly", [True, False])
def test_a_log_of_a_newer_flowdef(path: Path, *, readonly: bool) -> None:
    a_log(path)
    tampered(path, "PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="made by a newer flowdef"):
        open_store(path, readonly=readonly)


def test_a_log_of_an_older_flowdef_is_renewed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_log(path)

    def more(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE more (thing TEXT)")

    longer = (*migrations.MIGRATIONS, more)
    for module in (migrations, connections):
        monkeypatch.setattr(module, "MIGRATIONS", longer)
    with pytest.raises(StoreError, match="made by an older flowdef"):
        open_store(path, readonly=True)
    with open_store(path) as store:
        assert len(store.read("a")) == 5
        assert store.connection.execute("SELECT count(*) FROM more").fetchone() == (0,)


def test_a_failed_migration_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_log(path)

    def broken(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE more (thing TEXT)")
        connection.execute("CREATE TABLE events (thing TEXT)")

    for module in (migrations, connections):
        monkeypatch.setattr(module, "MIGRATIONS", (*migrations.MIGRATIONS, broken))
    with pytest.raises(StoreError, match="table events already exists"):
        open_store(path)
    monkeypatch.undo()
    with open_store(path) as store:
        tables = store.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        assert tables.fetchall() == [("events",)]


def test_reading_a_missing_or_empty_log_makes_nothing(path: Path) -> None:
    with open_store(path, readonly=True) as store:
        assert store.runs() == ()
    assert not path.parent.exists()
    path.parent.mkdir()
    path.touch()
    with open_store(path, readonly=True) as store:
        assert store.head("a").seq == 0
    assert path.stat().st_size == 0


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"Not a directory|File exists"):
        open_store(tmp_path / "file" / "runs.db")
    with pytest.raises(StoreError, match="unable to open"):
        open_store(tmp_path)


def test_a_name_that_is_no_text(store: SqliteStore) -> None:
    with pytest.raises(StoreError, match="is no text that a log can keep"):
        store.head("\udcff")


@contextmanager
def nobody() -> Iterator[None]:
    """Root may write everywhere; be somebody else for a while."""
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(mine)


@pytest.fixture
def readonly_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        a_log(Path(folder, "runs.db"))
        Path(folder, "runs.db").chmod(0o444)
        Path(folder).chmod(0o555)
        yield Path(folder)
        Path(folder).chmod(0o755)


def test_a_readonly_folder_can_be_read_and_not_written(readonly_folder: Path) -> None:
    path = readonly_folder / "runs.db"
    with nobody():
        with open_store(path, readonly=True) as store:
            assert len(store.read("a")) == 5
        with pytest.raises(StoreError, match="may not be written; check the rights"):
            open_store(path)
        with pytest.raises(StoreError, match="Permission denied"):
            open_store(readonly_folder / "other" / "runs.db")


def test_a_readonly_folder_with_a_log_in_progress_is_not_misread(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_store(tmp_path / "runs.db") as store:
            grow(store, "a", [event(1)])
            for each in ("runs.db", "runs.db-wal", "runs.heads"):
                (folder / each).write_bytes((tmp_path / each).read_bytes())
        folder.chmod(0o555)
        with nobody(), pytest.raises(StoreError, match="check the path, and the rights"):
            open_store(folder / "runs.db", readonly=True)
        folder.chmod(0o755)
