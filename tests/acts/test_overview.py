"""Overview: the index follows the log, whoever else writes into it at the same time."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acme import ACME
from automations import pinned
from flowdef.acts.desk import Desk, Standing, Who, standing
from flowdef.acts.overview import caught_up, line_of, of_person
from flowdef.acts.perform import Outcome, begin, perform
from flowdef.run import commands as c
from flowdef.run.pending import for_person, pending
from flowdef.run.roster import Roster
from flowdef.store.index import Index, open_index
from flowdef.store.port import Head, Store
from flowdef.store.wanted import Wanted
from voting import Try, lines, tries, voted
from walking_a_run import NOON, Walk

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


@given(lines, tries, st.booleans())
def test_the_index_finds_for_a_person_what_is_pending_for_them(
    line: str, tried: list[Try], organized: bool
) -> None:
    roster = ACME if organized else None
    with open_index(None, "people") as index:
        for run in voted(line, tried, roster):
            agrees(index, run, roster)


def agrees(index: Index, run: Walk, roster: Roster | None) -> None:
    mark, day = index.look(), NOON[:10]
    assert mark
    where = Standing("r1", run.definition, run.state, len(run.log))
    index.put([line_of(where, Head("r1", len(run.log), "h"), run.context, NOON)], mark, mark)
    todos = pending(run.definition, run.state, roster, day)
    for person in ACME.members if roster is None else filter(belongs, ACME.members):
        found = index.steps(of_person(Wanted(), person, roster, day))
        assert [place.step for place in found.first] == [
            todo.step for todo in for_person(todos, person)
        ], person


def belongs(person: str) -> bool:
    return ACME.knows(person, NOON[:10])
