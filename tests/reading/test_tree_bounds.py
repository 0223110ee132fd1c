"""Bounds: what a tree is as a whole, and where its reading stops."""

import gc

import pytest

from flowdef.findings import Severity, Span
from flowdef.reading import construct, source
from flowdef.reading.events import MAX_DEPTH
from flowdef.reading.tree import ListNode, MapNode, Tree, read_tree
from tree_faults import told


def test_nodes_are_dicts_and_lists_of_plain_values() -> None:
    root = read_tree(b"a: [{b: c}, 2]\n").root
    assert isinstance(root, MapNode)
    assert isinstance(root["a"], ListNode)
    assert isinstance(root["a"][0], MapNode)
    assert type(root["a"][0]["b"]) is str
    assert not hasattr(root, "__dict__")


def test_faults_of_one_text_are_told_together_in_its_order() -> None:
    found = told("b: no\na: 1\na: !x 2\n1: x\n<<: y\nz: 'open\n")
    assert [(code, line) for code, line, _, _ in found] == [
        ("SYN005", 1),
        ("SYN004", 3),
        ("SYN001", 3),
        ("SYN001", 4),
        ("SYN001", 5),
        ("SYN001", 6),
    ]


def test_one_cause_is_told_once() -> None:
    assert len(told("a: {{ x }} b\n")) == 1


def test_at_most_fifty_faults_are_explained_and_the_rest_is_counted() -> None:
    faults = read_tree(b"a:\n" + b"- no\n" * 2_000).faults
    assert len(faults) == 51
    assert faults[-1].message.startswith("1950 more faults")
    assert faults[-1].span.line == 52


def test_the_second_anchor_of_an_alias_counts_the_values_behind_it() -> None:
    lines = ["a0: &a0 [" + "x, " * 9 + "]"]
    lines += [f"a{n}: &a{n} [" + f"*a{n - 1}, " * 9 + "]" for n in range(1, 9)]
    ((code, line, _, message),) = told("\n".join(lines))
    assert (code, "more than 100,000 values" in message) == ("SYN001", True)
    assert line == 6


def test_a_chain_of_aliases_is_as_deep_as_what_it_stands_for() -> None:
    chain = ["a0: &a0 x"] + [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 64)]
    assert not told("\n".join(chain))
    ((_, line, _, message),) = told("\n".join([*chain, "a64: &a64 [*a63]"]))
    assert (line, f"more than {MAX_DEPTH} levels" in message) == (65, True)


def test_more_values_than_a_document_has_stop_the_reading() -> None:
    ((_, _, _, message),) = told("a: [" + "x," * 250_000 + "]")
    assert "more than 100,000 values" in message


def test_many_tag_directives_are_not_even_parsed() -> None:
    ((_, line, _, message),) = told("# c\n" + "%TAG !a! b:\n" * 101 + "---\na: b\n")
    assert (line, "`%TAG` names tags" in message) == (2, True)


@pytest.mark.parametrize("enabled", [True, False], ids=["on", "off"])
@pytest.mark.parametrize("text", [b"a: b", b"a: [", b"\xff"], ids=["good", "broken", "no text"])
def test_garbage_collection_is_left_as_it_was(text: bytes, *, enabled: bool) -> None:
    before = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        read_tree(text)
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()


def test_findings_name_the_file() -> None:
    tree = read_tree(b"a: no\na: 1\n")
    first, second = tree.findings("processes/a.yaml")
    assert (first.path, first.code, first.severity) == (
        "processes/a.yaml",
        "SYN005",
        Severity.WARNING,
    )
    assert (second.code, second.severity) == ("SYN004", Severity.ERROR)
    assert second.span == Span(2, 1, 2, 2)


def test_a_tree_is_a_value() -> None:
    assert read_tree(b"") == Tree(None, read_tree(b"").faults)


def test_keys_are_in_memory_once_and_not_without_end() -> None:
    one, other = (read_tree(b"responsible-key: a").root for _ in range(2))
    assert one is not None
    assert other is not None
    assert next(iter(one)) is next(iter(other))
    read_tree("\n".join(f"k{n}: x" for n in range(6_000)).encode())
    read_tree(b"long" * 100 + b": x")
    assert len(construct._SEEN) <= 4096
    assert all(len(key) <= 40 for key in construct._SEEN)


def test_the_limit_of_the_size_is_what_the_message_says() -> None:
    assert source.MAX_BYTES == 2_000_000
    assert not told(b"a: " + b"x" * 1_999_997)


def test_what_is_wrong_before_the_text_breaks_off_is_told_with_its_place() -> None:
    first, second = told("a: 1\nb: {a: 1}\na: 2\nc: " + "[" * 70)
    assert "first on line 1" in first[3]
    assert first[:2] == ("SYN004", 3)
    assert "more than 64 levels" in second[3]
