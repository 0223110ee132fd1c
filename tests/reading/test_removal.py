"""What goes with a key or an item that is taken out."""

import pytest

from flowdef.findings import NOWHERE
from flowdef.reading.tree import read_tree


def without(text: str, *path: str | int) -> str | None:
    root = read_tree(text.encode()).root
    assert root is not None
    span = root.removal(*path)
    if span is None:
        return None
    lines = text.splitlines(keepends=True)
    before, after = lines[: span.line - 1], lines[span.end_line :]
    first, last = lines[span.line - 1], (lines[span.end_line - 1 :] or [""])[0]
    return "".join((*before, first[: span.column - 1], last[span.end_column - 1 :], *after))


@pytest.mark.parametrize(
    ("text", "path", "left"),
    [
        pytest.param("a: [b, c, d]\n", ("a", 0), "a: [c, d]\n", id="the first item"),
        pytest.param("a: [b, c, d]\n", ("a", 1), "a: [b, d]\n", id="one between"),
        pytest.param("a: [b,  c ]\n", ("a", 1), "a: [b ]\n", id="the last item"),
        pytest.param("a: [b]\n", ("a", 0), "a: []\n", id="the only item"),
        pytest.param("a: {b: 1, c: 2}\n", ("a", "b"), "a: {c: 2}\n", id="a pair in braces"),
        pytest.param("a: [b,\n  c]\n", ("a", 0), "a: [c]\n", id="an item on the line before"),
        pytest.param("a: [b, # x\n  c]\n", ("a", 0), None, id="a comment would go"),
        pytest.param("a: [b, # x\n  c]\n", ("a", 1), None, id="a comment before the last"),
        pytest.param("a: 1\nb: 2 # x\nc: 3\n", ("b",), "a: 1\nc: 3\n", id="a line"),
        pytest.param("a: 1\r\nb: 2\r\nc: 3\r\n", ("b",), "a: 1\r\nc: 3\r\n", id="with CR LF"),
        pytest.param("a: 1\nb:\n  c: 2\n", ("b",), "a: 1\n", id="all that stands below"),
        pytest.param("a: 1\nb: |\n  x\n\n  y\n", ("b",), "a: 1\n", id="a block of text"),
        pytest.param("a: 1\nb: 2", ("b",), "a: 1\n", id="without an end of line"),
        pytest.param("a:\n  b: 1\n", ("a", "b"), None, id="the only key of a block"),
        pytest.param("a:\n  - b\n", ("a", 0), None, id="the only item of a block"),
        pytest.param("a:\n  - b\n  - c\n", ("a", 0), "a:\n  - c\n", id="an item of a block"),
        pytest.param("a:\n- b\n- c\n", ("a", 1), "a:\n- b\n", id="an item at the margin"),
        pytest.param("a:\n  - b: 1\n    c: 2\n", ("a", 0, "b"), "a:\n  - c: 2\n", id="a first key"),
        pytest.param(
            "a:\n  - b: 1\n    c: 2\n", ("a", 0, "c"), "a:\n  - b: 1\n", id="a second key"
        ),
        pytest.param(
            "a:\n  - b: 1\n    # x\n    c: 2\n", ("a", 0, "b"), None, id="a comment after the first"
        ),
        pytest.param("a:\n  - - b\n    - c\n", ("a", 0, 0), None, id="a list in a list"),
        pytest.param("a: [&x b, *x]\n", ("a", 1), "a: [&x b]\n", id="an alias"),
        pytest.param("a: [b, &x c]\nd: *x\n", ("a", 1), None, id="an anchor"),
        pytest.param("a: 1\nb: &x 2\nc: *x\n", ("b",), None, id="a key with an anchor"),
        pytest.param("a: &x [b, c]\nd: *x\n", ("d", 0), None, id="a place that stands elsewhere"),
        pytest.param("a: [b]\n", ("a", 7), None, id="what is not there"),
        pytest.param("a: [b]\n", ("a", 0, "c"), None, id="below a text"),
        pytest.param("a: [b]\n", (), None, id="the whole"),
        pytest.param("ä: [ü, ö]\n", ("ä", 0), "ä: [ö]\n", id="umlauts"),
    ],
)
def test_removal(text: str, path: tuple[str | int, ...], left: str | None) -> None:
    assert without(text, *path) == left


def test_nothing_goes_with_a_value_that_was_made_in_memory() -> None:
    assert NOWHERE.removal("a") is None
