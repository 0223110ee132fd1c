"""Whatever the bytes: reading gives a tree or faults, and never raises."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broken_documents import ODD, broken, misfitting
from flowdef.reading import checked
from flowdef.reading.tree import MapNode, read_tree


def survives(source: bytes) -> None:
    tree = read_tree(source)
    found = checked.findings(tree, "a.yaml")
    assert tree.root is not None or found
    lines = source.count(b"\n") + source.count(b"\r") + 1
    for finding in found:
        assert finding.code in {"SYN001", "SYN002", "SYN003", "SYN004", "SYN005", "SYN011"}
        assert finding.message.isprintable()
        assert 1 <= finding.span.line <= lines
        assert finding.span.column >= 1
    if tree.root is not None:
        json.dumps(tree.root)
        _ask_for_all_places(tree.root)


def _ask_for_all_places(node: MapNode) -> None:
    for key in node:
        assert node.key(key) <= node.span(key) or node[key] is None
        node.inside(0, 3, key)


@given(st.binary(max_size=200))
def test_any_bytes(source: bytes) -> None:
    survives(source)


@given(st.text(max_size=100))
def test_any_text(text: str) -> None:
    survives(text.encode("utf-8", "surrogatepass"))


@given(st.lists(ODD | st.text("abk", max_size=3), max_size=30))
def test_text_of_signs_that_yaml_knows(parts: list[str]) -> None:
    survives(("kind: process\n" + "".join(parts)).encode())


@given(broken() | misfitting())
def test_good_documents_gone_wrong(source: bytes) -> None:
    survives(source)


@pytest.mark.long
@settings(max_examples=20_000)
@given(
    broken()
    | misfitting()
    | st.binary()
    | st.lists(ODD, max_size=60).map(lambda parts: "".join(parts).encode("utf-8"))
)
def test_the_same_for_long(source: bytes) -> None:
    survives(source)
