"""The log in SQLite: appended whole or not at all, read as written, refused in words."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowdef.store.chain import ORIGIN, canonical, link
from flowdef.store.port import Appended, Batch, Conflict, Entry, Head, Json, Store, StoreError
from flowdef.store.sqlite import SqliteStore, open_store
from store_logs import a_log, event, grow, tampered


def test_it_is_a_store(store: SqliteStore) -> None:
    port: Store = store
    assert port.runs() == ()


def test_what_is_appended_is_read(store: SqliteStore) -> None:
    first, second = event(1, "é \ud800"), event(2)
    hashed = link(ORIGIN, "a", 1, canonical(first))
    assert store.append([Batch("a", 0, [first])]) == Appended((Head("a", 1, hashed),))
    grow(store, "a", [second])
    assert [entry.event for entry in store.read("a")] == [first, second]
    assert store.read("a", 1) == store.read("a")[1:]
    assert store.read("a", 2) == store.read("b") == ()
    assert store.read("a")[0] == Entry(1, hashed, first)
    assert store.head("a").seq == 2
    assert str(store.head("a")).startswith("a:2:")


def test_an_unknown_run_has_no_head(store: SqliteStore) -> None:
    assert store.head("a") == Head("a", 0, ORIGIN)


def test_a_log_is_there_after_closing(path: Path) -> None:
    a_log(path)
    for readonly in (True, False):
        with open_store(path, readonly=readonly) as store:
            assert store.runs() == ("a", "b")
            assert len(store.read("b")) == 5
            assert store.lost == ()


def test_a_conflict_tells_what_came_in_between(store: SqliteStore) -> None:
    grow(store, "a", [event(1), event(2), event(3)])
    found = store.append([Batch("a", 1, [event(4)])])
    assert found == Conflict("a", 3, store.read("a", 1))


@pytest.mark.parametrize("run", ["a", "z"])
def test_a_conflict_in_one_run_leaves_the_others_alone(store: SqliteStore, run: str) -> None:
    grow(store, "m", [event(1)])
    batches = [Batch(run, 0, [event(2)]), Batch("m", 0, [event(3)])]
    assert isinstance(store.append(batches), Conflict)
    assert isinstance(store.append(batches[::-1]), Conflict)
    assert store.runs() == ("m",)
    assert len(store.read("m")) == 1


@pytest.mark.parametrize(
    ("expected", "hash_of", "fits"),
    [
        pytest.param(3, 3, True, id="the last event"),
        pytest.param(3, 2, False, id="another hash: the log has another history"),
        pytest.param(2, 2, False, id="an earlier event: others went on"),
        pytest.param(4, 3, False, id="a later event: the log has lost some"),
    ],
)
def test_who_knows_the_last_hash_appends_behind_that_event_alone(
    store: SqliteStore, expected: int, hash_of: int, *, fits: bool
) -> None:
    grow(store, "a", [event(1), event(2), event(3)])
    entries = store.read("a")
    batch = Batch("a", expected, [event(4), event(5)], entries[hash_of - 1].hash)
    found = store.append([batch])
    assert isinstance(found, Appended) is fits
    assert store.head("a").seq == (5 if fits else 3)
    if not fits:
        assert found == Conflict("a", 3, entries[expected:])


@pytest.mark.parametrize("count", [49, 50, 51, 100, 101, 180])
def test_many_events_are_appended_at_once_or_not_at_all(store: SqliteStore, count: int) -> None:
    """They take several statements from 50 on."""
    head = grow(store, "a", [event(1)])
    many = [event(number) for number in range(count)]
    astray = Batch("a", 1, many, "0" * 64)
    assert isinstance(store.append([astray]), Conflict)
    assert store.head("a") == head
    assert isinstance(store.append([Batch("a", 1, many, head.hash)]), Appended)
    assert [entry.event for entry in store.read("a", 1)] == many


def test_expecting_too_much_is_a_conflict(store: SqliteStore) -> None:
    assert store.append([Batch("a", 3, [event(1)])]) == Conflict("a", 0, ())


def test_one_act_may_append_to_a_run_twice(store: SqliteStore) -> None:
    done = store.append([Batch("a", 0, [event(1)]), Batch("a", 1, [event(2)])])
    assert isinstance(done, Appended)
    assert [head.seq for head in done.heads] == [2]


def test_nothing_to_append_only_asks(store: SqliteStore) -> None:
    assert store.append([]) == Appended(())
    assert store.append([Batch("a", 0, [])]) == Appended((Head("a", 0, ORIGIN),))
    assert isinstance(store.append([Batch("a", 1, [])]), Conflict)
    assert store.runs() == ()
    assert not store.journal.path.exists()


def test_an_event_that_is_no_json_changes_nothing(store: SqliteStore) -> None:
    with pytest.raises(TypeError):
        store.append([Batch("a", 0, [event(1)]), Batch("b", 0, [{"what": object()}])])
    assert store.runs() == ()


runs = st.sampled_from(["a", "b", "\0", "Ünï", 'x"y\n'])


acts = st.lists(
    st.lists(st.tuples(runs, st.integers(-1, 1), st.integers(0, 3)), max_size=3), max_size=8
)


@settings(max_examples=50)  # each example waits for the disk
@given(acts)
def test_it_behaves_like_lists_in_memory(acts: list[list[tuple[str, int, int]]]) -> None:
    model: dict[str, list[Json]] = {}
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder, "runs.db")) as store:
        for number, act in enumerate(acts):
            after = {run: [*events] for run, events in model.items()}
            batches = []
            good = True
            for run, off, count in act:
                ends = len(after.get(run, ()))
                batches.append(Batch(run, max(0, ends + off), [event(number)] * count))
                good = good and batches[-1].expected == ends
                after.setdefault(run, []).extend(batches[-1].events)
            assert isinstance(store.append(batches), Appended if good else Conflict)
            model = {run: events for run, events in after.items() if events} if good else model
        assert store.runs() == tuple(sorted(model))
        for run, events in model.items():
            assert [entry.event for entry in store.read(run)] == events


# What is not as it should be


CHANGE = {
    "body": "UPDATE events SET body = ? WHERE run = 'a' AND seq = 3",
    "hash": "UPDATE events SET hash = ? WHERE run = 'a' AND seq = 3",
    "seq": "UPDATE events SET seq = ? WHERE run = 'a' AND seq = 3",
}


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        pytest.param("body", "{}", "from event 3 on", id="another event"),
        pytest.param("body", "{", "from event 3 on", id="no JSON"),
        pytest.param("hash", "0" * 64, "from event 3 on", id="another hash"),
        pytest.param("seq", 9, "from event 3 on", id="another number"),
    ],
)
def test_a_changed_event_is_not_read(path: Path, column: str, value: Any, words: str) -> None:
    a_log(path)
    tampered(path, CHANGE[column], value)
    with open_store(path) as store:
        with pytest.raises(StoreError, match=words):
            store.read("a")
        assert len(store.read("b")) == 5
        if value != "{":
            assert len(store.read("a", unchecked=True)) == 5


def test_a_text_that_is_no_json_is_named_even_unchecked(path: Path) -> None:
    a_log(path)
    for body in ("{", "1],[2", b"\xff", "{},{}"):
        tampered(path, "UPDATE events SET body = ? WHERE run = 'a' AND seq = 3", body)
        with open_store(path) as store, pytest.raises(StoreError, match=r"event [13] on"):
            store.read("a", unchecked=True)


def test_lost_events_are_told_and_nothing_is_written_over_them(path: Path) -> None:
    a_log(path)
    tampered(path, "DELETE FROM events WHERE run = ? AND seq > 3", "b")
    with open_store(path) as store:
        assert {(head.run, head.seq) for head in store.lost} == {("b", 4), ("b", 5)}
        assert len(store.read("b")) == 3
        with pytest.raises(StoreError, match=r"run b event 4, and 1 more\. Restore a copy"):
            store.append([Batch("b", 3, [event(9)])])
    path.with_suffix(".heads").unlink()
    with open_store(path) as store:
        assert store.lost == ()
        grow(store, "b", [event(9)])
        assert {head.run for head in store.journal.every().heads} == {"a", "b"}


def test_a_lost_file_is_told(path: Path) -> None:
    a_log(path, runs="a", events=1)
    path.unlink()
    with open_store(path, readonly=True) as store:
        assert len(store.lost) == 1
    with open_store(path) as store, pytest.raises(StoreError, match=r"event 1\. Restore"):
        store.append([Batch("a", 0, [event(9)])])


def test_heads_that_cannot_be_noted_are_told_of(store: SqliteStore) -> None:
    assert store.lost == ()
    store.journal.path = Path("/dev/full")
    done = store.append([Batch("a", 0, [event(1)])])
    assert isinstance(done, Appended)
    assert done.note.startswith("recorded, but /dev/full cannot be written")
    assert store.head("a").seq == 1


def test_a_full_disk_changes_nothing(store: SqliteStore) -> None:
    grow(store, "a", [event(1)])
    store.connection.execute("PRAGMA max_page_count = 5")
    with pytest.raises(StoreError, match="the disk is full; make room"):
        store.append([Batch("b", 0, [event(1)]), Batch("a", 1, [event(2, "x" * 50_000)])])
    assert store.runs() == ("a",)
    store.connection.execute("PRAGMA max_page_count = 5000")
    grow(store, "a", [event(2, "x" * 50_000)])
