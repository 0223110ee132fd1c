from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.reading import events
from flowdef.reading.tree import Tree, read_tree
from yaml_texts import scalars, written

LIKELY = st.text(st.sampled_from("ab1 -:,[]{}?!&*#|>'\"%@`\\\n\t~0x.éN"), max_size=30)


def with_python_parser(monkeypatch: pytest.MonkeyPatch, text: str) -> Tree:
    with monkeypatch.context() as patch:
        patch.setattr(events, "CParser", None)
        tree = read_tree(text.encode())
        if tree.root is not None:
            tree.root.span()
        return tree


@pytest.fixture(scope="module")
def patched() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@given(text=written())
def test_without_the_c_parser_the_same_is_read(patched: pytest.MonkeyPatch, text: str) -> None:
    fast, slow = read_tree(text.encode()), with_python_parser(patched, text)
    assert slow.root == fast.root
    assert slow.faults == fast.faults
    for path, _ in scalars(fast.root or {}):
        assert fast.root is not None
        assert slow.root is not None
        assert slow.root.span(*path) == fast.root.span(*path)
        assert slow.root.key(*path) == fast.root.key(*path)


FAULTS = [
    "a: 'b",
    "a: [b",
    "a: {b",
    "a: b: c",
    "a: @b",
    "a:\n\tb: c",
    "a: **b**",
    'a: "\\q"',
    'a: "\\xZZ"',
    "a: | b",
    "a: - b",
    "- a\nb: c",
    "a: x\nb\nc: d",
    "a:\n  b: 1\n c: 2",
    "a: ]",
    "a: b\n...\nc",
    "%YAML 3.0\n---\na",
    "a: !b!c d",
    "a: {{ x }} y",
    "a: \x07",
    "",
]


@pytest.mark.parametrize("text", FAULTS)
def test_without_the_c_parser_faults_are_told_in_the_same_words(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    (fast,), (slow,) = read_tree(text.encode()).faults, with_python_parser(monkeypatch, text).faults
    assert (slow.code, slow.message.split(":")[0]) == (fast.code, fast.message.split(":")[0])
    assert abs(slow.span.line - fast.span.line) <= 1


@given(text=LIKELY)
def test_without_the_c_parser_nothing_raises(patched: pytest.MonkeyPatch, text: str) -> None:
    tree = with_python_parser(patched, text)
    assert tree.root is not None or tree.faults


def test_half_a_character_behind_an_escape_is_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    (fault,) = with_python_parser(monkeypatch, 'a: "\\ud800"').faults
    assert "U+D800" in fault.message
