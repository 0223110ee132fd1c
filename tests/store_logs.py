"""Logs for tests: small events, and stores with something in them."""

import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flowdef.store.port import Appended, Batch, Head, Json
from flowdef.store.sqlite import SqliteStore, open_store


def event(number: int, words: str = "") -> Json:
    return {"v": 1, "type": "taken", "at": f"2026-06-08T09:00:{number % 60:02}Z", "words": words}


def grow(store: SqliteStore, run: str, events: Sequence[Json]) -> Head:
    """Append to the end of a run, wherever that is."""
    done = store.append([Batch(run, store.head(run).seq, events)])
    assert isinstance(done, Appended), done
    assert not done.note
    return done.heads[0]


def a_log(path: Path, *, runs: Sequence[str] = ("a", "b"), events: int = 5) -> Path:
    """A closed log in which runs have grown in turns, an event at a time."""
    with open_store(path) as store:
        for number in range(events):
            for run in runs:
                grow(store, run, [event(number, f"{run}{number} é")])
    return path


def copied(path: Path, folder: Path) -> Path:
    """The files of a log, copied as they lie."""
    folder.mkdir(exist_ok=True)
    for each in path.parent.glob(f"{path.stem}.*"):
        if not each.name.endswith("-shm"):  # shared memory: made anew from the -wal file
            shutil.copy(each, folder / each.name)
    return folder / path.name


def tampered(path: Path, sql: str, *values: Any) -> None:
    """Do to a log what only somebody with an editor would."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(sql, values)
    connection.close()
