"""A log edited by hand: `verify` tells it, or the row's name says why it does no harm."""

import json
import os
import sqlite3
from pathlib import Path
from zlib import crc32

import pytest

from attacked import Victim
from edited_logs import Edit, a_copy, a_sound_log, sql
from flowdef.store.chain import ORIGIN, link


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Victim:
    return a_sound_log(tmp_path_factory.mktemp("sound"))


@pytest.fixture
def victim(sound: Victim, tmp_path: Path) -> Victim:
    return a_copy(sound, tmp_path)


def rehashed(old: str, new: str, *, heads: str = "kept", upto: int = 99) -> Edit:
    """The text of events changed, and the chain made anew as only who knows the method would."""

    def edit(folder: Path) -> None:
        connection = sqlite3.connect(folder / "runs.db", isolation_level=None)
        rows = connection.execute("SELECT run, seq, body FROM events ORDER BY run, seq").fetchall()
        before = ORIGIN
        for run, seq, body in rows:
            before = link(ORIGIN if seq == 1 else before, run, seq, body.replace(old, new))
            if seq <= upto:
                where = (body.replace(old, new), before, run, seq)
                update = "UPDATE events SET body = ?, hash = ? WHERE run = ? AND seq = ?"
                connection.execute(update, where)
        connection.close()
        if heads == "removed":
            (folder / "runs.heads").unlink()

    return edit


def heads(text: bytes, *, checked: bool = True, anew: bool = False) -> Edit:
    """A line for the journal of heads."""

    def edit(folder: Path) -> None:
        line = b"\n%08x %b\n" % (crc32(text), text) if checked else text
        with (folder / "runs.heads").open("wb" if anew else "ab") as file:
            file.write(line)

    return edit


def both(*edits: Edit) -> Edit:
    return lambda folder: [edit(folder) for edit in edits]


def unlinked(*names: str) -> Edit:
    def edit(folder: Path) -> None:
        for name in names:
            (folder / name).unlink(missing_ok=True)

    return edit


SWAP = (
    "UPDATE events SET seq = 90 WHERE run = 'order-1' AND seq = 4",
    "UPDATE events SET seq = 4 WHERE run = 'order-1' AND seq = 5",
    "UPDATE events SET seq = 5 WHERE run = 'order-1' AND seq = 90",
)


TOLD = {
    "the text of an event": sql("UPDATE events SET body = replace(body, '12', '13') ONE"),
    "a space in the text": sql("UPDATE events SET body = body || ' ' ONE AND seq = 2"),
    "a text that is empty": sql("UPDATE events SET body = '' ONE AND seq = 2"),
    "a text of bytes": sql("UPDATE events SET body = CAST(body AS BLOB) ONE AND seq = 2"),
    "a text that is a number": sql("UPDATE events SET body = 1 ONE AND seq = 1"),
    "a text that is no UTF-8": sql("UPDATE events SET body = CAST(x'ff' AS TEXT) ONE"),
    "a text of many brackets": sql(
        "UPDATE events SET body = printf('%.*c', 200000, '[') ONE AND seq = 2"
    ),
    "a hash": sql("UPDATE events SET hash = replace(hash, 'a', 'b') ONE"),
    "a hash in capitals": sql("UPDATE events SET hash = upper(hash) ONE"),
    "a hash of bytes": sql("UPDATE events SET hash = CAST(hash AS BLOB) ONE AND seq = 3"),
    "a hash that is empty": sql("UPDATE events SET hash = '' ONE AND seq = 3"),
    "the name of a run": sql("UPDATE events SET run = 'order-7' ONE"),
    "the name of a run in capitals": sql("UPDATE events SET run = 'ORDER-1' ONE"),
    "a run by the name of a folder above": sql("UPDATE events SET run = '../../canary' ONE"),
    "an event moved to another run": sql("UPDATE events SET run = 'x' ONE AND seq = 5"),
    "the number of an event": sql("UPDATE events SET seq = 50 ONE AND seq = 5"),
    "all numbers": sql("UPDATE events SET seq = seq + 1000 ONE"),
    "a number below zero": sql("UPDATE events SET seq = -1 ONE AND seq = 1"),
    "a number that is a text": sql("UPDATE events SET seq = 'x' ONE AND seq = 5"),
    "a number that is a fraction": sql("UPDATE events SET seq = 4.5 ONE AND seq = 5"),
    "a number as large as can be": sql(
        "UPDATE events SET seq = 9223372036854775807 ONE AND seq = 5"
    ),
    "two events swapped": sql(*SWAP),
    "the first event removed": sql("DELETE FROM events ONE AND seq = 1"),
    "an event in the middle removed": sql("DELETE FROM events ONE AND seq = 3"),
    "the last event removed": sql("DELETE FROM events ONE AND seq = 6"),
    "a whole run removed": sql("DELETE FROM events ONE"),
    "every event removed": sql("DELETE FROM events"),
    "an event twice": sql(
        "INSERT INTO events (run, seq, body, hash) SELECT run, 99, body, hash FROM events ONE"
        " AND seq = 5"
    ),
    "a run twice under another name": sql(
        "INSERT INTO events (run, seq, body, hash) SELECT 'order-3', seq, body, hash"
        " FROM events ONE"
    ),
    "an event added at the end": sql(
        "INSERT INTO events (run, seq, body, hash) VALUES ('order-1', 7, '{}', 'no hash')"
    ),
    "the chain made anew": rehashed("12", "13"),
    "the chain made anew for half of it": rehashed("12", "13", heads="removed", upto=4),
    "the key of an act": sql("UPDATE events SET key = 'k' ONE AND key IS NOT NULL"),
    "the key of an act taken away": sql("UPDATE events SET key = NULL"),
    "a key where an act has none": sql("UPDATE events SET key = 'stolen' ONE AND seq = 6"),
    "a table less": sql("DROP TABLE events"),
    "another table of that name": sql("DROP TABLE events", "CREATE TABLE events (run, seq)"),
    "a view in place of the table": sql(
        "ALTER TABLE events RENAME TO old",
        "CREATE VIEW events AS SELECT * FROM old WHERE run <> 'order-1'",
    ),
    "another owner of the file": sql("PRAGMA application_id = 1"),
    "a newer form": sql("PRAGMA user_version = 99"),
    "an older form": sql("PRAGMA user_version = 1"),
    "a log that is no database": lambda folder: (folder / "runs.db").write_text("no" * 999),
    "a log of zeros": lambda folder: (folder / "runs.db").write_bytes(b"\0" * 40_000),
    "a log cut short": lambda folder: os.truncate(folder / "runs.db", 4096),
    "an empty log": lambda folder: os.truncate(folder / "runs.db", 0),
    "no log": unlinked("runs.db"),
    "a folder in place of the log": lambda folder: (
        (folder / "runs.db").unlink(),
        (folder / "runs.db").mkdir(),
    ),
    "a head that nobody reached": heads(json.dumps([["order-1", 99, "ab" * 32]]).encode()),
    "a head of a run that is not": heads(json.dumps([["gone-1", 1, "ab" * 32]]).encode()),
    "another head of an event": heads(json.dumps([["order-1", 6, "ab" * 32]]).encode()),
}


HARMLESS = {
    "the order of two runs among each other, which no hash holds": sql(
        "UPDATE events SET position = -position"
    ),
    "another index: what is found there is read from the log": sql("DROP INDEX events_by_key"),
    "the chain and the journal made anew: only a head noted elsewhere tells it": both(
        rehashed("12", "13", heads="removed")
    ),
    "no journal: a note says what it would prove": unlinked("runs.heads"),
    "a journal of letters: a note counts them": heads(b"x\ny\n", checked=False),
    "an empty journal: a note says what it would prove": heads(b"", checked=False, anew=True),
    "a journal of zeros: a note counts them": heads(b"\0" * 99, checked=False, anew=True),
    "a head that is none, with the checksum of one": heads(b'["order-1"]'),
    "a number as heads": heads(b"7"),
    "a mapping as heads": heads(b'{"order-1": 6}'),
    "heads of wrong kinds": heads(b'[["order-1", "6", 7], [null, null, null]]'),
    "a head of a number beyond all": heads(b'[["order-1", 99999999999999999999999, "ab"]]'),
    "heads of too many parts": heads(b'[["order-1", 6, "ab", "cd"]]'),
    "a head within many brackets": heads(b"[" * 100_000),
    "a head that is no JSON": heads(b"[nonsense"),
    "a head of an odd name": heads(b'[["\\u001b]0;x\\u0007\\ud800", 0, "ab"]]'),
}


COMMANDS = (
    *(["runs"], ["runs", "--all", "--json"], ["next"], ["log", "order-1"], ["log", "--all"]),
    *(["log", "order-1", "--json"], ["next", "order-1", "--json"], ["work", "--once"]),
    *(["comment", "order-1", "Hello"], ["comment", "order-2", "x", "--idempotency-key", "k"]),
    *(["approve", "order-2", "agree", "--as", "kim"], ["start", "order"], ["trust", "--check"]),
    *(
        ["show", "order"],
        ["verify", "order-1"],
        ["step", "order-1", "--plain"],
    ),
)


@pytest.mark.parametrize("edit", [pytest.param(edit, id=name) for name, edit in TOLD.items()])
def test_what_is_edited_is_told_by_verify(victim: Victim, edit: Edit) -> None:
    edit(victim.folder / ".flowdef")
    said = victim.flowdef("verify")
    assert said.code == 1, said
    assert "do not trust this log" in said.out
    assert victim.flowdef("verify", "--json").code == 1
    for words in COMMANDS:
        victim.flowdef(*words)
    assert victim.flowdef("verify").code == 1  # no act has mended it
    victim.unharmed()


def test_a_log_and_its_journal_that_are_gone_are_missed(victim: Victim) -> None:
    unlinked("runs.db", "runs.db-wal", "runs.heads")(victim.folder / ".flowdef")
    said = victim.flowdef("verify")
    assert said.code == 1
    assert said.out.startswith("broken: there is no log at .flowdef/runs.db")


@pytest.mark.parametrize("edit", [pytest.param(edit, id=name) for name, edit in HARMLESS.items()])
def test_what_is_edited_does_no_harm(victim: Victim, edit: Edit) -> None:
    head = victim.flowdef("verify", "order-1").out.split("head ")[1].split("\n")[0]
    edit(victim.folder / ".flowdef")
    said = victim.flowdef("verify")
    assert "nothing was changed or lost" in said.out, said
    for words in COMMANDS:
        victim.flowdef(*words)
    told = victim.flowdef("verify", "order-1", "--head", head).code == 1
    log = victim.flowdef("log", "order-1", "--json").out
    assert told != (f'"price": {12}' in log)  # a head that was noted elsewhere tells even that
