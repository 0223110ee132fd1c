"""Lines: what fits, what wraps, what a terminal would obey."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flowdef.printable import printable
from flowdef.render.lines import cells, columns, fitted, wrapped

sentences = st.lists(st.text("abc日é", min_size=1, max_size=9), max_size=20).map(" ".join)


@given(sentences, st.integers(10, 60), st.integers(0, 6))
def test_no_word_is_lost_and_no_line_is_too_long(text: str, width: int, hang: int) -> None:
    lines = wrapped(text, width, hang).split("\n")
    assert " ".join(lines).split() == text.split()
    assert all(cells(line) <= width or len(line.split()) <= 2 for line in lines)
    assert all(line.startswith(" " * hang) for line in lines[1:])


@example("a日日", 4, 2)
@given(sentences, st.integers(1, 30), st.integers(0, 6))
def test_nothing_is_wider_than_there_is_room(text: str, room: int, hang: int) -> None:
    lines = list(fitted(text, room, hang))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cells(line) <= max(room, 3) for line in lines)  # a blank, and one wide character


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        pytest.param("one two", 0, "one two", id="no width"),
        pytest.param("one two", 7, "one two", id="it fits"),
        pytest.param("   1. one two", 9, "   1. one\n  two", id="the beginning stays"),
        pytest.param("one · two", 7, "one ·\n  two", id="a dot ends a line"),
        pytest.param("日本 日本", 6, "日本\n  日本", id="wide characters"),
        pytest.param("extraordinary b", 5, "extraordinary\n  b", id="a long word"),
    ],
)
def test_wrapped(text: str, width: int, shown: str) -> None:
    assert wrapped(text, width, 2) == shown


def test_a_terminal_obeys_nothing() -> None:
    assert printable("a\x1b[31m\u202eb\ud800") == "a\\x1b[31m\\u202eb\\ud800"
    assert printable("naïve ‹x› 日") == "naïve ‹x› 日"


def test_an_accent_of_its_own_takes_no_column() -> None:
    assert cells("e\u0301") == 1


def test_columns() -> None:
    rows = [("a", "process", "", "x"), ("long-id", "project", "1", "y")]
    table = "a        process     x\nlong-id  project  1  y\n"
    assert columns(rows) == columns(rows, 22) == table
    assert columns(rows, 20) == "a\n  process · x\nlong-id\n  project · 1 · y\n"
