import re

import pytest
from hypothesis import assume, given

from flowdef.findings import Places, Span
from flowdef.reading.characters import stretch
from flowdef.reading.place import Place
from flowdef.reading.tree import MapNode, read_tree
from yaml_texts import Path, scalars, written


def root(text: str) -> MapNode:
    tree = read_tree(text.encode())
    assert tree.root is not None
    return tree.root


def cut(text: str, span: Span) -> str:
    """The stretch of a text that a span names, told apart from the code that made the span."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text.removeprefix("\ufeff"))
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    first, *middle, last = lines[span.line - 1 : span.end_line]
    return first[span.column - 1 :] + "".join(middle) + last[: span.end_column - 1]


SAMPLE = """\
kind: process   # a comment
"id": 'it''s'
steps:
  - id: a
    title: Send it
    needs: [b, "c"]   # two
    empty:

  - {id: b, with: {x: y}}
note: |
  One
  two

last: &l !t text
more: *l
again:
  - *l
block: &m
  inner: x
same: *m
"""

SPANS = [
    pytest.param(("kind",), "process", id="plain text"),
    pytest.param(("id",), "'it''s'", id="quoted text"),
    pytest.param(("steps", 0, "id"), "a", id="text in a list"),
    pytest.param(("steps", 0, "needs"), '[b, "c"]', id="a list on a line"),
    pytest.param(("steps", 0, "needs", 1), '"c"', id="an item of a list on a line"),
    pytest.param(("steps", 0, "empty"), "", id="nothing"),
    pytest.param(("steps", 1), "{id: b, with: {x: y}}", id="a mapping on a line"),
    pytest.param(("steps", 1, "with", "x"), "y", id="a value in it"),
    pytest.param(("note",), "|\n  One\n  two", id="block text ends with its last line"),
    pytest.param(("last",), "text", id="anchor and tag stand before the text"),
    pytest.param(("more",), "*l", id="an alias stands where it is written"),
    pytest.param(("again", 0), "*l", id="an alias in a list"),
    pytest.param(("same",), "*m", id="an alias of a mapping"),
    pytest.param(("same", "inner"), "x", id="what is below an alias stands at its anchor"),
    pytest.param(("block",), "inner: x", id="a mapping behind an anchor"),
]


@pytest.mark.parametrize(("path", "text"), SPANS)
def test_the_span_of_a_value_is_the_value(path: Path, text: str) -> None:
    node = root(SAMPLE)
    assert cut(SAMPLE, node.span(*path)) == text
    assert node.written(*path) == text


NEAREST = [
    pytest.param(("steps", 0, "gone", "x"), ("steps", 0), id="a key of a step"),
    pytest.param(("steps", 9), ("steps",), id="an item"),
    pytest.param(("steps", -1), ("steps",), id="an item counted from the end"),
    pytest.param(("kind", "x"), ("kind",), id="a key of a text"),
    pytest.param(("kind", 1), ("kind",), id="an item of a text"),
    pytest.param(("gone",), (), id="a key of the document"),
]


@pytest.mark.parametrize(("path", "above"), NEAREST)
def test_what_is_not_there_stands_where_the_nearest_above_stands(path: Path, above: Path) -> None:
    node = root(SAMPLE)
    assert node.span(*path) == node.inside(0, 1, *path) == node.span(*above)
    assert node.key(*path) == node.key(*above)


def test_a_lone_text_may_stand_in_the_place_of_a_list() -> None:
    node = root("note: a bc\n")
    assert cut("note: a bc\n", node.inside(2, 2, "note", 0)) == "bc"
    assert node.removal("note", 0) is None


KEYS = [
    pytest.param(("kind",), "kind", id="a plain key"),
    pytest.param(("id",), '"id"', id="a quoted key"),
    pytest.param(("steps", 0, "title"), "title", id="a key in a list"),
    pytest.param(("steps", 1, "with", "x"), "x", id="a key on a line"),
    pytest.param(("steps", 0, "needs", 1), '"c"', id="an item is its own key"),
]


@pytest.mark.parametrize(("path", "text"), KEYS)
def test_the_key_that_leads_to_a_value(path: Path, text: str) -> None:
    assert cut(SAMPLE, root(SAMPLE).key(*path)) == text


def test_a_mapping_stands_from_its_first_key_to_the_end_of_its_last_value() -> None:
    node = root(SAMPLE)["steps"][0]
    assert node.span() == node.key() == Span(4, 5, 7, 11)
    assert root("\n\n  a: b\n").span() == Span(3, 3, 3, 7)


def test_nodes_are_places_below_themselves() -> None:
    whole = root(SAMPLE)
    places: Places = whole["steps"][1]
    assert places.span("with", "x") == whole.span("steps", 1, "with", "x")
    assert whole["steps"].span(1, "id") == whole.span("steps", 1, "id")
    assert whole["same"].span() == whole.span("block")


INSIDE = [
    pytest.param("a: one two\n", 4, 3, "two", id="plain text"),
    pytest.param("a: one\n  two\n\n  three\n", 4, 3, "two", id="plain text over lines"),
    pytest.param("a: one\n  two\n\n  three\n", 8, 3, "thr", id="plain text behind an empty line"),
    pytest.param("a: 'it''s me'\n", 5, 2, "me", id="text in single quotes"),
    pytest.param("a: 'it''s me'\n", 2, 1, "''", id="a quote that is written twice"),
    pytest.param("a: 'it\n  is'\n", 3, 2, "is", id="single quotes over lines"),
    pytest.param('a: "\\u00e9 é"\n', 2, 1, "é", id="text behind an escape"),
    pytest.param('a: "\\u00e9 é"\n', 0, 1, "\\u00e9", id="an escape"),
    pytest.param('a: "\\x41\\U0001f600b"\n', 2, 1, "b", id="long and short escapes"),
    pytest.param('a: "\\tb\\\\c"\n', 3, 1, "c", id="named escapes"),
    pytest.param('a: "b\\\n    c"\n', 1, 1, "c", id="an escaped end of line"),
    pytest.param('a: "b\\\n\n    c"\n', 2, 1, "c", id="an escaped end of line and an empty line"),
    pytest.param('a: "b \n\n\n  c"\n', 3, 1, "c", id="double quotes over empty lines"),
    pytest.param("a: |\n  one\n  {{ two }}\n", 7, 3, "two", id="a block"),
    pytest.param("a: |-\n    one\n      two\n", 6, 3, "two", id="an indented line of a block"),
    pytest.param("a: |2\n   one\n", 1, 3, "one", id="a block whose indentation is told"),
    pytest.param("a: |\n\n\n  one\n", 2, 3, "one", id="a block that begins with empty lines"),
    pytest.param(
        "a: |+ # c\n  one\n\n\nb: c\n", 5, 1, "\n", id="the empty lines that a block keeps"
    ),
    pytest.param("a: >\n  one\n  two\n\n  three\n", 4, 3, "two", id="a folded block"),
    pytest.param(
        "a: >\n  one\n  two\n\n  three\n", 8, 5, "three", id="a folded block, after a gap"
    ),
    pytest.param("a: >\n  one\n    two\n  three\n", 6, 3, "two", id="an indented line, not folded"),
    pytest.param("a: >-\n  one\r\n  two\r\n", 4, 3, "two", id="a folded block of Windows"),
    pytest.param("b:\n- a: |\n   one\n   two\n", 4, 3, "two", id="a block in a list"),
    pytest.param("a: one\n", 2, 9, "e", id="more than there is"),
    pytest.param("a: one\n", 9, 2, "", id="beyond the end"),
    pytest.param("a: one\n", -4, 1, "o", id="before the beginning"),
    pytest.param("a: one\n", 1, 0, "", id="no characters"),
    pytest.param("a: !t &x one\n", 1, 2, "ne", id="behind a tag and an anchor"),
    pytest.param("a: one\u2028  two\n", 4, 1, "t", id="a line break of YAML 1.1"),
    pytest.param("a: |\n  b\u2028  c\n", 4, 1, "|\n  b\u2028  c", id="one in a block: all of it"),
    pytest.param("a: 5\n", 0, 1, "5", id="a number"),
    pytest.param("a: [b]\n", 0, 1, "[b]", id="a list: all of it"),
]


@pytest.mark.parametrize(("text", "offset", "length", "stretch"), INSIDE)
def test_inside_of_a_text(text: str, offset: int, length: int, stretch: str) -> None:
    node = root(text)
    path: Path = ("a",) if "a" in node else ("b", 0, "a")
    assert cut(text, node.inside(offset, length, *path)) == stretch


def test_inside_of_what_is_not_there_is_the_nearest_above() -> None:
    node = root("a: one\n")
    assert node.inside(1, 1, "b") == node.span()


def test_lines_are_those_of_editors() -> None:
    assert root("a: b\x85 c\n\rd: e\r\nf: g\n").span("f").line == 4


@given(written())
def test_each_character_of_a_text_comes_from_its_place(text: str) -> None:
    tree = read_tree(text.encode())
    assume(tree.root is not None)
    assert tree.root is not None
    assume("\u2028" not in text and "\u2029" not in text and "\x85" not in text)
    for path, value in scalars(tree.root):
        if isinstance(value, str):
            _check_characters(text, tree.root, path, value)
        elif value is not None:
            assert cut(text, tree.root.span(*path)).strip("'\"|>-\n\r ") != ""


def _check_characters(text: str, node: MapNode, path: Path, value: str) -> None:
    before = (0, 0)
    for offset, character in enumerate(value):
        span = node.inside(offset, 1, *path)
        stretch = cut(text, span)
        assert (span.line, span.column) > before
        before = (span.line, span.column)
        if stretch.startswith("\\") and stretch != character:
            assert read_tree(f'a: "{stretch}"'.encode()).root == {"a": character}
        elif character in " \n":
            assert stretch in {" ", "\n", "\r\n", "\r"}
        else:
            assert stretch in {character, "''"}


UNCERTAIN = [
    pytest.param("'", "'a'b'", "a'c", id="another text in quotes"),
    pytest.param("'", "'a'b'", "a'b", id="a quote that does not stand twice"),
    pytest.param(">", ">\n  one\n", "two\n", id="another text in a block"),
    pytest.param(">", ">\n  one\n", "one\n\ntwo", id="more text than the block"),
    pytest.param("|", "|", "one", id="a block that is not there"),
]


@pytest.mark.parametrize(("style", "text", "told"), UNCERTAIN)
def test_a_place_that_is_not_certain_is_not_given(style: str, text: str, told: str) -> None:
    place = Place(0, len(text))
    place.style, place.text = style, told
    assert stretch(text, place, len(told) - 1, 1) is None
