"""The journal of heads: what it remembers, whatever happened to its file."""

import os
from pathlib import Path

import pytest

from flowdef.store import heads
from flowdef.store.heads import Journal, Remembered, beside
from flowdef.store.port import Head

ONE, TWO = Head("run one", 1, "a" * 64), Head('run\n"two"', 2, "b" * 64)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "runs.heads")


def nothing() -> tuple[Head, ...]:
    return ()


def test_its_place() -> None:
    assert beside(Path(".flowdef/runs.db")) == Path(".flowdef/runs.heads")


def test_no_journal_remembers_nothing(journal: Journal) -> None:
    assert journal.recent() == journal.every() == Remembered((), 0)
    journal.close()


def test_what_was_noted_is_remembered(journal: Journal) -> None:
    journal.note([ONE], lambda: [ONE])
    journal.note([TWO, ONE], nothing)
    journal.close()
    assert journal.recent() == journal.every() == Remembered((ONE, TWO, ONE), 0)


def test_a_new_journal_begins_with_all_heads(journal: Journal) -> None:
    journal.note([ONE], lambda: [TWO, ONE])
    journal.close()
    assert journal.every().heads == (TWO, ONE)


def test_a_removed_journal_begins_anew(journal: Journal) -> None:
    journal.note([ONE], lambda: [ONE])
    journal.path.unlink()
    journal.note([TWO], lambda: [ONE, TWO])
    journal.close()
    assert journal.every().heads == (ONE, TWO)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda text: text[:-2], id="cut short"),
        pytest.param(lambda text: text.replace(b"run one", b"run 0ne"), id="changed"),
        pytest.param(lambda text: text + b"00000000 [[1", id="half a line"),
        pytest.param(lambda text: text + bytes(500), id="zeros after a power cut"),
        pytest.param(lambda text: text + b"\xff\xfe \n", id="no text"),
    ],
)
def test_a_damaged_line_takes_no_other_with_it(journal: Journal, damage: object) -> None:
    assert callable(damage)
    journal.note([TWO], lambda: [TWO])
    journal.note([ONE], nothing)
    journal.path.write_bytes(damage(journal.path.read_bytes()))
    journal.note([ONE._replace(seq=2)], nothing)
    journal.close()
    found = journal.every()
    assert found.damaged == 1
    assert (found.heads[0], found.heads[-1]) == (TWO, ONE._replace(seq=2))


def test_the_end_of_a_long_journal_is_enough(journal: Journal) -> None:
    for seq in range(1, 301):
        journal.note([ONE._replace(seq=seq)], lambda: [ONE])
    journal.close()
    assert 20 < len(journal.recent().heads) < 100
    assert journal.recent().heads[-1].seq == 300
    assert len(journal.every().heads) == 300


def test_a_line_longer_than_the_end_is_read_in_full(journal: Journal) -> None:
    many = [ONE._replace(run=f"run-{number}") for number in range(500)]
    journal.note(many, lambda: many)
    journal.close()
    assert list(journal.recent().heads) == many


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that a journal reads, and between two lines a whole one."""
    time = [1.0]
    monkeypatch.setattr(heads, "PAUSE", 1)
    monkeypatch.setattr(heads, "monotonic", lambda: time[0])
    return time


def test_a_burst_is_noted_at_its_beginning_and_with_what_comes_after_it(
    journal: Journal, clock: list[float]
) -> None:
    journal.note([ONE], nothing)
    assert journal.every().heads == (ONE,)
    journal.note([ONE._replace(seq=2)], nothing)
    journal.note([ONE._replace(seq=3), TWO], nothing)
    assert journal.every().heads == (ONE,)
    clock[0] += 1
    journal.note([TWO._replace(seq=3)], nothing)
    after = (ONE, ONE._replace(seq=3), TWO._replace(seq=3))
    assert journal.every().heads == after
    journal.close()
    assert journal.every().heads == after


def test_the_end_of_a_burst_is_noted_on_closing(journal: Journal, clock: list[float]) -> None:
    journal.note([ONE], nothing)
    journal.note([TWO], nothing)
    assert clock == [1.0]
    journal.close()
    journal.close()
    assert journal.every().heads == (ONE, TWO)


@pytest.mark.usefixtures("clock")
def test_half_a_write_is_an_error_and_tried_again_at_once(journal: Journal) -> None:
    """A disk that is nearly full takes some of the bytes, and no complaint."""
    write = os.write
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", lambda file, text: write(file, text[:5]))
        with pytest.raises(OSError, match="No space left"):
            journal.note([ONE], nothing)
    journal.note([TWO], nothing)
    assert journal.every() == Remembered((ONE, TWO), 1)
    journal.close()
