from pathlib import Path

from flowdef.store.overlay import Overlay
from flowdef.store.port import START, Appended, Batch, Conflict, Store
from flowdef.store.sqlite import open_store


def test_what_is_appended_above_stays_above(tmp_path: Path) -> None:
    with open_store(tmp_path / "runs.db") as below:
        below.append([Batch("a-1", 0, [{"n": 1}])])
        above: Store = Overlay(below)
        done = above.append([Batch("a-1", 1, [{"n": 2}]), Batch("b-1", 0, [{"n": 3}])])
        assert isinstance(done, Appended)
        assert [(head.run, head.seq) for head in done.heads] == [("a-1", 2), ("b-1", 1)]
        assert [entry.event for entry in above.read("a-1")] == [{"n": 1}, {"n": 2}]
        assert [entry.event for entry in above.read("a-1", 1)] == [{"n": 2}]
        assert above.runs() == ("a-1", "b-1")
        assert [below.head(run).seq for run in ("a-1", "b-1")] == [1, 0]
        assert above.sound("a-1") == (above.read("a-1"), 0)
        above.close()
        assert above.head("a-1") == below.head("a-1")


def test_the_hashes_are_those_that_the_log_would_have_given(tmp_path: Path) -> None:
    with open_store(tmp_path / "runs.db") as below:
        above = Overlay(below)
        for at in range(3):
            above.append([Batch("a-1", at, [{"n": at}])])
        heads = above.head("a-1")
        for at in range(3):
            below.append([Batch("a-1", at, [{"n": at}])])
        assert below.head("a-1") == heads


def test_who_expects_another_end_is_told_what_came_since(tmp_path: Path) -> None:
    with open_store(tmp_path / "runs.db") as below:
        above = Overlay(below)
        above.append([Batch("a-1", 0, [{"n": 1}, {"n": 2}])])
        found = above.append([Batch("b-1", 0, [{"n": 9}]), Batch("a-1", 1, [{"n": 3}])])
        assert isinstance(found, Conflict)
        assert (found.run, found.seq, [each.event for each in found.since]) == (
            "a-1",
            2,
            [{"n": 2}],
        )
        assert above.head("b-1").seq == 0


def test_an_append_without_events_only_asks(tmp_path: Path) -> None:
    with open_store(tmp_path / "runs.db") as below:
        above = Overlay(below)
        assert isinstance(above.append([Batch("a-1", 0, [])]), Appended)
        assert above.runs() == ()


def test_nobody_changes_what_was_appended(tmp_path: Path) -> None:
    with open_store(tmp_path / "runs.db") as below:
        above, event = Overlay(below), {"n": [1]}
        above.append([Batch("a-1", 0, [event])])
        event["n"].append(2)
        assert above.read("a-1")[0].event == {"n": [1]}


def test_all_else_is_asked_of_the_log_below(tmp_path: Path) -> None:
    with open_store(tmp_path / "runs.db") as below:
        below.append([Batch("a-1", 0, [{"n": 1}])])
        above = Overlay(below)
        assert (above.path, above.lost) == (below.path, ())
        assert above.since(START, 5) == below.since(START, 5)
        assert above.sound("a-1") == below.sound("a-1")
        assert above.keyed("k") == ()
