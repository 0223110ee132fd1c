"""Overview: the index follows the log, whoever else writes into it at the same time."""

import sqlite3
from pathlib import Path

import pytest

from automations import pinned
from flowdef.acts.desk import Desk, Who, standing
from flowdef.acts.overview import caught_up
from flowdef.acts.perform import Outcome, begin, perform
from flowdef.run import commands as c
from flowdef.store.index import Index, open_index
from flowdef.store.port import Store
from flowdef.store.wanted import Wanted

AT = "2026-11-23T09:00:00Z"
BY_HAND = "responsible: clerk"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "runs.index"


@pytest.fixture
def filled(desk: Desk, path: Path) -> Desk:
    """A log of three runs, and their index for some people."""
    for number in (1, 2, 3):
        outcome = begin(desk, pinned(BY_HAND), c.Start(f"auto-{number}", {"who": "A"}), by(AT))
        assert isinstance(outcome, Outcome)
    with open_index(path, "people") as index:
        assert runs(caught_up(desk, index, AT)) == 3
    return desk


def by(at: str) -> Who:
    return Who("sam", at)


def runs(index: Index) -> int:
    return index.runs(Wanted()).total


def commented(desk: Desk) -> None:
    assert isinstance(perform(desk, "auto-1", c.Comment("so"), by(AT)), Outcome)


def test_one_begun_anew_for_other_people_is_not_filled_for_these(filled: Desk, path: Path) -> None:
    with open_index(path, "people") as mine, open_index(path, "other people") as other:
        commented(filled)
        assert runs(caught_up(filled, mine, AT)) == 3
        assert other.look() is not None
        assert runs(other) == 0
        assert runs(caught_up(filled, other, AT)) == 3
    with open_index(path, "other people") as again:
        assert runs(again) == 3


def test_one_begun_anew_while_runs_are_read_is_read_from_the_start(
    filled: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look and the writing, somebody asks for --rebuild."""
    late = [path]

    def reading(store: Store, run: str) -> object:
        if late:
            with open_index(late.pop(), "people") as other:
                other.anew()
        return standing(store, run)

    monkeypatch.setattr("flowdef.acts.overview.standing", reading)
    commented(filled)
    with open_index(path, "people") as index:
        assert runs(caught_up(filled, index, AT)) == 3
    with open_index(path, "people") as index:
        assert runs(index) == 3


def test_nobody_waits_while_runs_are_read(
    filled: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = list[str]()

    def reading(store: Store, run: str) -> object:
        other = sqlite3.connect(path, timeout=0, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        other.close()
        read.append(run)
        return standing(store, run)

    monkeypatch.setattr("flowdef.acts.overview.standing", reading)
    commented(filled)
    with open_index(path, "people") as index:
        assert runs(caught_up(filled, index, AT)) == 3
    assert read == ["auto-1"]
