"""Verify finds what was changed, removed, swapped or cut, and tells it from what was not."""

import random
import shutil
from pathlib import Path

import pytest

from flowdef.store.chain import canonical, link
from flowdef.store.port import Head, StoreError
from flowdef.store.sqlite import open_store
from flowdef.store.verify import parse_head, verify
from store_logs import a_log, copied, event, grow, tampered


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_log(tmp_path / "runs.db")


def found(path: Path, run: str = "", head: Head | None = None) -> list[tuple[str, str, int]]:
    """Kind, run and number of each problem."""
    problems = verify(path, run, head).problems
    return [(str(problem.kind), problem.run, problem.seq) for problem in problems]


def test_a_whole_log(path: Path) -> None:
    report = verify(path)
    assert (report.events, report.problems, report.notes) == (10, (), ())
    with open_store(path) as store:
        assert report.heads == store.heads()
    assert verify(path, "a").heads == report.heads[:1]


def test_no_log_and_no_run(path: Path) -> None:
    assert verify(path.parent / "other.db") == (0, (), (), ())
    assert verify(path, "z") == (0, (), (), ())


@pytest.mark.parametrize(
    ("sql", "problems"),
    [
        pytest.param(
            "UPDATE events SET body = '{}' WHERE run = 'a' AND seq = 2",
            [("changed", "a", 2)],
            id="another event",
        ),
        pytest.param(
            "UPDATE events SET body = x'ff' WHERE run = 'a' AND seq = 5",
            [("changed", "a", 5)],
            id="no text",
        ),
        pytest.param(
            "UPDATE events SET hash = 'x' WHERE run = 'a' AND seq = 2",
            [("changed", "a", 2), ("changed", "a", 3)],
            id="a broken hash breaks two links",
        ),
        pytest.param(
            "DELETE FROM events WHERE run = 'a' AND seq = 2",
            [("missing", "a", 2)],
            id="a removed event",
        ),
        pytest.param(
            "DELETE FROM events WHERE run = 'a' AND seq IN (1, 2)",
            [("missing", "a", 1)],
            id="a removed beginning",
        ),
        pytest.param(
            "DELETE FROM events WHERE run = 'a' AND seq > 3", [("cut", "a", 4)], id="a cut end"
        ),
        pytest.param("DELETE FROM events WHERE run = 'b'", [("cut", "b", 1)], id="a removed run"),
        pytest.param(
            "UPDATE events SET run = 'c' WHERE run = 'a'",
            [("cut", "a", 1), *(("changed", "c", seq) for seq in range(1, 6))],
            id="another name",
        ),
        pytest.param(
            "UPDATE events SET run = 'b', seq = 6 WHERE run = 'a' AND seq = 5",
            [("cut", "a", 5), ("changed", "b", 6)],
            id="moved to another run",
        ),
    ],
)
def test_tampering(path: Path, sql: str, problems: list[tuple[str, str, int]]) -> None:
    tampered(path, sql)
    assert found(path) == problems


def test_swapped_rows(path: Path) -> None:
    for new, old in ((99, 3), (3, 4), (4, 99)):
        tampered(path, "UPDATE events SET seq = ? WHERE run = 'a' AND seq = ?", new, old)
    assert found(path) == [("changed", "a", seq) for seq in (3, 4, 5)]


def test_every_byte_of_every_event(path: Path) -> None:
    """Whichever byte of a text or a hash is flipped, its event is named."""
    with open_store(path) as store:
        rows = store.connection.execute(
            "SELECT run, seq, body, hash FROM events WHERE run = 'a' ORDER BY seq"
        ).fetchall()
    numbers = random.Random(1)  # noqa: S311 (a fixed seed is the point)
    for run, seq, body, hashed in rows:
        for column, text in (("body", body), ("hash", hashed)):
            for index in numbers.sample(range(len(text)), 8):
                flipped = bytearray(text.encode())
                flipped[index] ^= 1 << numbers.randrange(8)
                sql = f"UPDATE events SET {column} = CAST(? AS TEXT) WHERE run = ? AND seq = ?"  # noqa: S608 (a fixed word)
                tampered(path, sql, bytes(flipped), run, seq)
                assert ("changed", run, seq) in found(path), (column, index)
                tampered(path, sql, text.encode(), run, seq)
    assert found(path) == []


def test_any_flipped_byte_of_the_file(tmp_path: Path, path: Path) -> None:
    """Verify reports it, or the byte was in no use: all events are read as they were."""
    with open_store(path) as store:
        before = {run: store.read(run) for run in store.runs()}
    whole = path.read_bytes()
    numbers = random.Random(2)  # noqa: S311 (a fixed seed is the point)
    reported = 0
    used = [index for index, byte in enumerate(whole) if byte]
    for index in numbers.sample(used, 150):
        damaged = bytearray(whole)
        damaged[index] ^= 1 << numbers.randrange(8)
        path.write_bytes(damaged)
        if verify(path).problems:
            reported += 1
            continue
        with open_store(path, readonly=True) as store:
            assert {run: store.read(run) for run in store.runs()} == before, index
    assert reported > 100


@pytest.mark.parametrize("size", [0, 1, 99, 100, 4095, 4096, 8192, 10_000, 12_287, 12_288])
def test_a_truncated_file(path: Path, size: int) -> None:
    assert path.stat().st_size == 16_384
    path.write_bytes(path.read_bytes()[:size])
    assert found(path)


def test_a_chain_made_anew(path: Path) -> None:
    """Somebody who can compute hashes is found by a head that was noted before."""
    with open_store(path) as store:
        last, before = store.head("a"), store.read("a")[3].hash
    body = canonical(event(4, "something else"))
    hashed = link(before, "a", 5, body)
    sql = "UPDATE events SET body = ?, hash = ? WHERE run = 'a' AND seq = 5"
    tampered(path, sql, body, hashed)
    assert found(path) == [("changed", "a", 5)]
    path.with_suffix(".heads").unlink()
    assert found(path) == []
    assert "can be told only with a head" in verify(path).notes[0]
    assert found(path, "a", last) == found(path, "", last) == [("changed", "a", 5)]
    assert found(path, "a", last._replace(hash=last.hash[:8])) == [("changed", "a", 5)]


def test_a_head_finds_a_cut_end(path: Path) -> None:
    with open_store(path) as store:
        last = store.head("a")
    tampered(path, "DELETE FROM events WHERE run = 'a' AND seq > 3")
    path.with_suffix(".heads").unlink()
    assert found(path, "a") == []
    assert found(path, "a", parse_head(str(last))) == [("cut", "a", 4)]
    assert verify(path, "a", last).problems[0].message == (
        "run a ends with event 3, but event 5 was acknowledged"
    )
    assert found(path, "b", last) == []


def test_a_damaged_journal_is_a_note(path: Path) -> None:
    journal = path.with_suffix(".heads")
    journal.write_bytes(journal.read_bytes()[:-3])
    assert found(path) == []
    assert verify(path).notes[0].startswith("1 lines of runs.heads cannot be read")


def test_a_file_that_is_no_log(path: Path) -> None:
    path.write_text("kind: process\n" * 200)
    assert found(path) == [("unreadable", "", 0)]
    shutil.copy(path, path.parent / "kept.db")
    assert "is no database" in verify(path).problems[0].message


def test_a_damaged_name_in_an_error_of_the_library(tmp_path: Path, path: Path) -> None:
    """Python itself cannot read what SQLite says of a table whose name is no text any more."""
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"CREATE TABLE events", b"CREATE TABLE e\xe5ents"))
    (problem,) = verify(path).problems
    assert "is damaged; restore a copy" in problem.message


def test_one_damaged_run_leaves_the_others_readable(tmp_path: Path) -> None:
    """A page of one run is overwritten: the others are still held to their chains."""
    path = tmp_path / "many.db"
    with open_store(path) as store:
        for run in ("a", "b", "c"):
            grow(store, run, [event(number, run * 300) for number in range(40)])
    whole = bytearray(path.read_bytes())
    first, last = whole.index(b"b" * 300), whole.rindex(b"b" * 300)
    at = (first + last) // 2 // 4096 * 4096
    assert b"b" * 300 in whole[at : at + 4096]
    whole[at : at + 4096] = bytes(4096)
    path.write_bytes(whole)
    report = verify(path)
    assert {problem.run for problem in report.problems} == {"b", ""}
    assert {head.run for head in report.heads} >= {"a", "c"}
    with open_store(path) as store, pytest.raises(StoreError, match="is damaged; restore a copy"):
        store.read("b")


def test_what_changes_while_it_is_copied(path: Path, tmp_path: Path) -> None:
    """A copy without the write-ahead log has lost what only that held."""
    with open_store(path) as store:
        grow(store, "a", [event(6)])
        whole = copied(path, tmp_path / "whole")
        half = copied(path, tmp_path / "half")
        half.with_name("runs.db-wal").unlink()
    assert found(whole) == []
    assert found(half) == [("cut", "a", 6)]


@pytest.mark.parametrize(
    ("text", "run", "head"),
    [
        pytest.param("a:12:3fa9c0de", "", Head("a", 12, "3fa9c0de"), id="with its run"),
        pytest.param("a:12:3fa9c0de", "a", Head("a", 12, "3fa9c0de"), id="with its run twice"),
        pytest.param(" 12:3fa9c0de\n", "a", Head("a", 12, "3fa9c0de"), id="without its run"),
        pytest.param("a:b:1:3fa9c0de", "", Head("a:b", 1, "3fa9c0de"), id="colons in a run"),
        pytest.param("12:3fa9c0de", "", None, id="no run at all"),
        pytest.param("b:12:3fa9c0de", "a", None, id="another run"),
        pytest.param("a:0:3fa9c0de", "", None, id="no event"),
        pytest.param("a:12:3fa", "", None, id="too short"),
        pytest.param("a:12:wxyzwxyz", "", None, id="no hash"),
        pytest.param("", "a", None, id="nothing"),
    ],
)
def test_parse_head(text: str, run: str, head: Head | None) -> None:
    assert parse_head(text, run) == head
