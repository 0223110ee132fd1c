"""The index of a log: what is found in it, in which order, and when it is thrown away."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flowdef.store.index import Index, Line, Seat, beside, open_index
from flowdef.store.port import START, Changes, Mark
from flowdef.store.sqlite import open_store
from flowdef.store.wanted import Place, Wanted
from store_logs import a_log, event, grow, tampered

AT = Mark(7, "h")
LATE, SOON = "2026-06-08T09:00:00Z", "2026-06-12T09:00:00Z"
LINES = (
    Line("a-1", 4, "h", process="a", due=SOON, seats=(Seat(0, "ask", role="clerk", due=SOON),)),
    Line(
        "a-10",
        4,
        "h",
        process="a",
        due=LATE,
        wakes=SOON,
        seats=(
            Seat(0, "ask", role="clerk", taken="sam", due=LATE),
            Seat(1, "rest", waits=True),
            Seat(2, "sign", role="boss"),
            Seat(2, "sign", person="pat"),
        ),
    ),
    Line("a-2", 4, "h", process="a", seats=(Seat(0, "ask", role="clerk", assigned="jo"),)),
    Line("b-1", 4, "h", process="b", blocked=True, seats=(Seat(0, "try", blocked=True),)),
    Line("b-2", 9, "h", open=False, process="b"),
    Line("c-1", 2, "h", fault="run c-1 was changed"),
)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with open_index(tmp_path / "runs.index", "people") as index:
        index.put(LINES, START, Mark(7, "h"))
        yield index


RUNS: list[Any] = [
    pytest.param(
        Wanted(), ["a-10", "a-1", "a-2", "b-1"], id="open ones, due first, then by number"
    ),
    pytest.param(Wanted(ended=True), ["a-10", "a-1", "a-2", "b-1", "b-2"], id="ended ones too"),
    pytest.param(Wanted(process="b"), ["b-1"], id="of a process"),
    pytest.param(Wanted(late="2026-06-10"), ["a-10"], id="late"),
    pytest.param(Wanted(blocked=True), ["b-1"], id="blocked"),
    pytest.param(Wanted(role="boss"), ["a-10"], id="of a role"),
    pytest.param(Wanted(person="jo", roles=("clerk",)), ["a-1", "a-2", "b-1"], id="of a person"),
    pytest.param(Wanted(person="pat"), ["a-10", "b-1"], id="of somebody named, or of anybody"),
    pytest.param(
        Wanted(person="jo", free=True), ["a-10", "a-1", "a-2", "b-1"], id="without an organization"
    ),
    pytest.param(Wanted(person="jo", roles=("clerk",), process="b"), ["b-1"], id="both"),
]


@pytest.mark.parametrize(("wanted", "runs"), RUNS)
def test_runs_are_found(index: Index, wanted: Wanted, runs: list[str]) -> None:
    found = index.runs(wanted)
    assert [*found.first] == runs
    assert found.total == len(runs)


STEPS: list[Any] = [
    pytest.param(Wanted(limit=2), [("a-10", "ask"), ("a-1", "ask")], 6, id="the first of all"),
    pytest.param(Wanted(role="boss"), [("a-10", "sign")], 1, id="of a role"),
    pytest.param(Wanted(person="pat"), [("b-1", "try"), ("a-10", "sign")], 2, id="of a person"),
    pytest.param(
        Wanted(person="pat", roles=("boss",)),
        [("b-1", "try"), ("a-10", "sign")],
        2,
        id="a step with two seats is one step",
    ),
    pytest.param(Wanted(late="2026-06-10"), [("a-10", "ask")], 1, id="late"),
    pytest.param(Wanted(blocked=True), [("b-1", "try")], 1, id="blocked"),
    pytest.param(Wanted(process="b"), [("b-1", "try")], 1, id="of a process"),
]


@pytest.mark.parametrize(("wanted", "steps", "total"), STEPS)
def test_steps_are_found(
    index: Index, wanted: Wanted, steps: list[tuple[str, str]], total: int
) -> None:
    found = index.steps(wanted)
    assert found.first == tuple(Place(*each) for each in steps)
    assert found.total == total


VOTES = (
    Line("d-1", 1, "h", seats=(Seat(0, "vote", role="boss", barred='["sam"]'),)),
    Line("d-2", 1, "h", seats=(Seat(0, "vote", role="boss", barred='["pat", "sam"]'),)),
    Line("d-3", 1, "h", seats=(Seat(0, "vote", barred='["sa", "pat"]'),)),
)
BARRED: list[Any] = [
    pytest.param(Wanted(person="pat", roles=("boss",)), ["d-1"], id="a holder"),
    pytest.param(Wanted(person="sam", roles=("boss",)), ["d-3"], id="of all but one"),
    pytest.param(
        Wanted(person="jo", stands_in=(("boss", ("sam", "pat")),)),
        ["d-1", "d-3"],
        id="a deputy of holders of whom some are barred",
    ),
    pytest.param(
        Wanted(person="jo", stands_in=(("boss", ("boss",)),)),
        ["d-1", "d-2", "d-3"],
        id="a deputy of a vacant role",
    ),
    pytest.param(
        Wanted(person="sam", stands_in=(("boss", ("pat",)),)), ["d-3"], id="a barred deputy"
    ),
    pytest.param(Wanted(person="pat", free=True), ["d-1"], id="without an organization"),
]


@pytest.mark.parametrize(("wanted", "runs"), BARRED)
def test_who_is_barred_finds_nothing(wanted: Wanted, runs: list[str]) -> None:
    with open_index(None, "people") as index:
        index.put(VOTES, START, AT)
        assert [place.run for place in index.steps(wanted).first] == runs
        assert [*index.runs(wanted).first] == runs


def test_what_wakes_and_what_is_at_fault(index: Index) -> None:
    assert index.waking(LATE) == ()
    assert index.waking(SOON) == ("a-10",)
    assert index.faults() == {"c-1": "run c-1 was changed"}
    assert index.current("a-1", 4, "h")
    assert not index.current("a-1", 5, "h")
    assert not index.current("c-1", 2, "h")


def test_a_run_is_written_over_and_taken_out(index: Index) -> None:
    index.put([Line("a-10", 5, "i", process="a"), Line("b-1", 0, "")], AT, Mark(8, "i"))
    assert [*index.runs(Wanted()).first] == ["a-1", "a-2", "a-10"]
    assert index.steps(Wanted(blocked=True)).total == 0
    assert index.look() == Mark(8, "i")


def test_nothing_half_is_written(index: Index) -> None:
    class Broken(tuple[Line, ...]):
        __slots__ = ()

        def __iter__(self) -> Iterator[Line]:
            yield Line("z-1", 1, "h")
            raise StopAsyncIteration

    with pytest.raises(StopAsyncIteration):
        index.put(Broken(), AT, Mark(9, "x"))
    assert index.look() == AT
    assert not index.current("z-1", 1, "h")


def test_it_is_kept_as_long_as_what_it_rests_on(index: Index, tmp_path: Path) -> None:
    path = tmp_path / "runs.index"
    with open_index(path, "people") as again:
        assert again.runs(Wanted()).total == 4
    with open_index(path, "other people") as other:
        assert other.look() == START
        assert other.runs(Wanted()).total == 0


def test_a_newer_one_is_made_anew(index: Index, tmp_path: Path) -> None:
    tampered(tmp_path / "runs.index", "PRAGMA user_version = 99")
    with open_index(tmp_path / "runs.index", "people") as again:
        assert again.look() == START


def test_a_damaged_one_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "runs.index"
    path.write_bytes(b"no database at all" * 99)
    with open_index(path, "people") as index:
        index.put(LINES, START, Mark(1, "h"))
    with open_index(path, "people") as index:
        assert index.look() == Mark(1, "h")


def test_where_it_cannot_be_kept_it_is_not(tmp_path: Path) -> None:
    (tmp_path / "runs.index").mkdir()
    for path in (None, tmp_path / "runs.index", tmp_path / "none" / "runs.index"):
        with open_index(path, "people") as index:
            index.put(LINES, START, Mark(1, "h"))
            assert index.runs(Wanted()).total == 4
    assert sorted(path.name for path in tmp_path.iterdir()) == ["runs.index"]


def test_nothing_asked_for_is_read_as_sql(index: Index) -> None:
    evil = "x' OR '1' = '1"
    assert index.runs(Wanted(role=evil)).total == 0
    assert index.runs(Wanted(process=evil)).total == 0
    assert index.steps(Wanted(person=evil, roles=(evil,))).total == 1  # what anybody may do


def test_the_log_tells_what_has_changed_since(tmp_path: Path) -> None:
    path = a_log(tmp_path / "runs.db", events=2)
    assert beside(path).name == "runs.index"
    with open_store(path) as store:
        first = store.since(START, 3)
        assert first is not None
        assert (first.runs, first.mark.position, first.more) == (("a", "b"), 3, True)
        rest = store.since(first.mark, 3)
        assert rest is not None
        assert (rest.runs, rest.mark.position, rest.more) == (("b",), 4, False)
        assert store.since(rest.mark, 3) == Changes((), rest.mark, False)
        grow(store, "a", [event(9)])
        again = store.since(rest.mark, 3)
        assert again is not None
        assert again.runs == ("a",)


def test_a_mark_of_another_log_is_told(tmp_path: Path) -> None:
    path = a_log(tmp_path / "runs.db", events=2)
    with open_store(path) as store:
        assert store.since(Mark(2, "0" * 64), 3) is None
        assert store.since(Mark(99, "0" * 64), 3) is None


def test_what_another_process_has_written_since_is_looked_at_first(
    index: Index, tmp_path: Path
) -> None:
    with open_index(tmp_path / "runs.index", "people") as second:
        second.put([Line("z-1", 1, "h")], AT, Mark(8, "h"))
        index.put([Line("z-2", 1, "h")], AT, Mark(9, "h"))
        assert index.look() == Mark(8, "h")
        index.put([Line("z-2", 1, "h")], Mark(8, "h"), Mark(9, "h"))
        second.look()
        assert second.runs(Wanted()).total == 6


def test_what_rests_on_something_else_by_now_is_not_written(index: Index, tmp_path: Path) -> None:
    path = tmp_path / "runs.index"
    with open_index(path, "other people") as other:
        index.put(LINES, START, Mark(8, "h"))
        assert other.look() == START
        assert index.look() is None
        index.leave()
        assert index.look() == START
        index.put(LINES, START, Mark(8, "h"))
        assert (index.runs(Wanted()).total, other.runs(Wanted()).total) == (4, 0)


def test_what_is_looked_at_stays_as_it_was(index: Index, tmp_path: Path) -> None:
    assert index.look() == AT
    with open_index(tmp_path / "runs.index", "people") as other:
        other.anew()
    assert index.runs(Wanted()).total == 4
    assert index.look() == START


@pytest.mark.parametrize("wal", [True, False])
def test_one_in_use_is_left_alone(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, wal: bool
) -> None:
    monkeypatch.setattr("flowdef.store.index.PATIENCE", 0.0)
    path = tmp_path / ("runs.index" if wal else "other.index")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("CREATE TABLE IF NOT EXISTS x (y)")
    other.execute("BEGIN EXCLUSIVE")
    with open_index(path, "other people") as mine:
        mine.put(LINES, START, Mark(1, "h"))
        assert mine.runs(Wanted()).total == 4
    other.execute("ROLLBACK")
    assert other.execute("SELECT count(*) FROM x").fetchone() == (0,)
    other.close()


def test_where_another_process_does_not_let_go_it_goes_on_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flowdef.store.index.PATIENCE", 0.0)
    path = tmp_path / "runs.index"
    with open_index(path, "people") as mine, open_index(path, "people") as kept:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        mine.put(LINES, START, Mark(1, "h"))
        assert mine.look() == START
        mine.put(LINES, START, Mark(1, "h"))
        other.execute("ROLLBACK")
        other.close()
        assert mine.runs(Wanted()).total == 4
        assert kept.look() == START


def test_a_damaged_one_goes_with_what_belongs_to_it(tmp_path: Path) -> None:
    for name in ("runs.index", "runs.index-wal", "runs.index-shm"):
        (tmp_path / name).write_bytes(b"no database at all" * 99)
    with open_index(tmp_path / "runs.index", "people") as index:
        index.put(LINES, START, AT)
    with open_index(tmp_path / "runs.index", "people") as index:
        assert index.look() == AT
