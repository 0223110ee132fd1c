"""Verify: whether a log still says what was recorded, event by event, and what is wrong."""

import json
import re
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from flowdef.store.failure import told
from flowdef.store.heads import Remembered
from flowdef.store.port import Head, StoreError
from flowdef.store.sqlite import SqliteStore, open_store
from flowdef.store.walk import Kind, Problem, reaches, walk

_HEAD = re.compile(r"(?:(.+):)?([1-9][0-9]{0,17}):([0-9a-f]{8,64})")


class Report(NamedTuple):
    """What was looked at, where the runs end, and what is wrong; `notes` prove nothing."""

    events: int
    heads: tuple[Head, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()


def parse_head(text: str, run: str = "") -> Head | None:
    """A head as commands print it, `run:12:3fa9c0de4b127788`, or without the run where it is told.

    The hash may be shortened to 8 digits; None where the text is no head of the run.
    """
    match = _HEAD.fullmatch(text.strip())
    if not match or not (match[1] or run) or (match[1] and run and match[1] != run):
        return None
    return Head(match[1] or run, int(match[2]), match[3])


def verify(path: Path, run: str = "", head: Head | None = None) -> Report:
    """Check a run, or all; with `head` known from elsewhere, also that the log reaches it."""
    try:
        with open_store(path, readonly=True) as store:
            return _verified(store, run, head)
    except StoreError as error:
        return Report(0, (), (Problem(Kind.UNREADABLE, str(error)),))


def absent(report: Report, shown: str) -> Report:
    """The report on a log that is not there, with what is remembered of it."""
    message = (
        f"there is no log at {shown}: no run has begun there yet, or FLOWDEF_RUNS or `runs` of"
        " flowdef.yaml names another place than where runs were recorded"
    )
    return report._replace(problems=(Problem(Kind.ABSENT, message), *report.problems))


def _verified(store: SqliteStore, only: str, head: Head | None) -> Report:
    with told(store.path):
        remembered = store.journal.every()
    # The last of each run; two processes may note their commits in the other order.
    known = {each.run: each for each in sorted(remembered.heads, key=attrgetter("seq"))}
    given_runs = {head.run} if head else set()
    runs = [only] if only else sorted({*store.runs(), *known, *given_runs})
    ends: list[Head] = []
    problems: list[Problem] = []
    events = 0
    for run in runs:
        given = [each for each in (known.get(run), head) if each and each.run == run]
        found = _checked(store, run, given)
        ends += found.heads
        problems += found.problems
        events += found.events
    problems += () if only else _file(store)
    return Report(events, tuple(ends), tuple(problems), _notes(store, remembered, events))


def _checked(store: SqliteStore, run: str, known: Iterable[Head]) -> Report:
    try:
        with told(store.path):
            walked = walk(run, _rows(store, run))
            misfiled = _misfiled(store, run)
    except StoreError as error:
        return Report(0, (), (Problem(Kind.UNREADABLE, str(error), run),))
    beyond = dict.fromkeys(problem for head in known for problem in reaches(walked, head))
    ends = (walked.head,) if walked.hashes else ()
    told_already = {problem.seq for problem in walked.problems}
    keys = (_wrong_key(run, seq) for seq in misfiled if seq not in told_already)
    return Report(len(walked.hashes), ends, (*walked.problems, *keys, *beyond))


def _wrong_key(run: str, seq: int) -> Problem:
    message = f"run {run}: event {seq} is filed under a key that is not its own"
    return Problem(Kind.CHANGED, message, run, seq)


def _rows(store: SqliteStore, run: str) -> list[tuple[int, bytes, bytes]]:
    # A flipped bit can turn a text into bytes of the same letters: that is a change too.
    return store.connection.execute(
        "SELECT iif(typeof(seq) = 'integer', seq, 0),"
        " iif(typeof(body) = 'text', CAST(body AS BLOB), x''),"
        " iif(typeof(hash) = 'text', CAST(hash AS BLOB), x'')"
        " FROM events WHERE run = ? ORDER BY seq",
        (run,),
    ).fetchall()


def _misfiled(store: SqliteStore, run: str) -> list[int]:
    """The events whose copied key, by which an act is found again, is not their own."""
    rows = store.connection.execute(
        "SELECT seq, key, CAST(body AS BLOB) FROM events"
        " WHERE run = ? AND (key IS NOT NULL OR instr(body, '\"stamp\"')) ORDER BY seq",
        (run,),
    )
    return [seq for seq, key, body in rows if key != _key(body)]


def _key(body: bytes) -> Any:
    try:
        return json.loads(body)["stamp"]["key"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _file(store: SqliteStore) -> tuple[Problem, ...]:
    """What SQLite itself finds wrong with its file."""
    try:
        with told(store.path):
            said = store.connection.execute("PRAGMA integrity_check(20)").fetchall()
    except StoreError as error:
        return (Problem(Kind.UNREADABLE, str(error)),)
    return tuple(
        Problem(Kind.UNREADABLE, f"{store.path} is damaged: {text}")
        for (text,) in said
        if text != "ok"
    )


def _notes(store: SqliteStore, remembered: Remembered, events: int) -> tuple[str, ...]:
    name, notes = store.journal.path.name, []
    if events and not remembered.heads:
        notes.append(
            f"{name} is missing or empty: whether events at the end are gone can be told only"
            " with a head that was noted elsewhere"
        )
    if remembered.damaged:
        notes.append(
            f"{remembered.damaged} lines of {name} cannot be read: writing them was interrupted,"
            " or they were changed"
        )
    return tuple(notes)
