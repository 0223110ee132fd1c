"""Store: CPU of an append beside a bare insert, and of reading beside json.loads.

python bench/store.py
"""

import json
import resource
import sqlite3
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from flowdef.store.port import Batch
from flowdef.store.sqlite import SqliteStore, open_store

EVENT = {
    "v": 1,
    "type": "finished",
    "at": "2026-06-08T09:00:00Z",
    "by": "dana",
    "fact": {"step": "send-contract", "round": 1, "values": {"signed_on": "2026-06-08"}},
    "words": "x" * 150,
}
COUNT, LONG = 2000, 10_000


def main() -> None:
    """Measure alternately, and print the best of five."""
    with tempfile.TemporaryDirectory() as folder:
        bare = sqlite3.connect(Path(folder, "bare.db"), isolation_level=None)
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("CREATE TABLE log (run TEXT, seq INTEGER, body TEXT, PRIMARY KEY (run, seq))")
        with open_store(Path(folder, "runs.db")) as store:
            turns = range(5)
            one = min(_cpu(partial(_inserts, bare, turn)) for turn in turns)
            two = min(_cpu(partial(_appends, store, turn)) for turn in turns)
            _row("append", one / COUNT, "bare insert", two / COUNT)
            store.append([Batch("long", 0, [EVENT] * LONG)])
            texts = [json.dumps(entry.event) for entry in store.read("long")]
            one = min(_cpu(lambda: [json.loads(text) for text in texts]) for _ in turns)
            two = min(_cpu(lambda: store.read("long")) for _ in turns)
            _row("read an event", one / LONG, "json.loads", two / LONG)
        bare.close()


def _inserts(bare: sqlite3.Connection, turn: int) -> None:
    body = json.dumps(EVENT)
    for number in range(COUNT):
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO log VALUES (?, ?, ?)", (f"run-{turn}", number, body))
        bare.execute("COMMIT")


def _appends(store: SqliteStore, turn: int) -> None:
    for number in range(COUNT):
        store.append([Batch(f"run-{turn}", number, [EVENT])])


def _cpu(work: Callable[[], object]) -> float:
    before = resource.getrusage(resource.RUSAGE_SELF)
    work()
    after = resource.getrusage(resource.RUSAGE_SELF)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _row(what: str, floor: float, name: str, ours: float) -> None:
    times = ours / floor
    print(f"{what}: {ours * 1e6:.0f} µs of CPU; {name}: {floor * 1e6:.0f} µs; {times:.1f} times")


if __name__ == "__main__":
    main()
