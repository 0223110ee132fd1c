"""YAML text: what is written is read back, by us and by a reader of YAML 1.1."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from flowdef.reading.tree import read_tree
from flowdef.render.yaml_text import block_text
from hostile_texts import MARKS

plain = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co"])
texts = st.text(plain | st.just("\n")) | MARKS.map(lambda text: text.replace("\t", ""))
leaves = texts | st.booleans() | st.integers(-(10**6), 10**6)
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abc", min_size=1), inner),
    max_leaves=8,
)


@given(values)
def test_what_is_written_is_read_back(value: Any) -> None:
    tree = read_tree(block_text({"key": value}).encode())
    assert not tree.faults
    assert tree.root == {"key": value}


@given(texts)
def test_a_text_is_a_text_in_yaml_1_1_too(text: str) -> None:
    assert isinstance(yaml.safe_load(block_text({"key": text}))["key"], str)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("Check it, then go on", "Check it, then go on", id="a comma"),
        pytest.param("The customer's name", "The customer's name", id="an apostrophe"),
        pytest.param("Über uns", "Über uns", id="letters of other alphabets"),
        pytest.param("Note: dry", '"Note: dry"', id="a colon"),
        pytest.param("Number #1", '"Number #1"', id="a hash"),
        pytest.param("no", '"no"', id="truth of YAML 1.1"),
        pytest.param("1e3", '"1e3"', id="a number"),
        pytest.param("- x", '"- x"', id="a dash"),
        pytest.param("a\n\nb\n", "|\n  a\n\n  b", id="lines"),
        pytest.param("a\nb", "|-\n  a\n  b", id="lines without an end"),
        pytest.param("  a\nb", '"  a\\nb"', id="a first line that is indented"),
        pytest.param({}, "{}", id="nothing in a mapping"),
        pytest.param([], "[]", id="nothing in a list"),
        pytest.param(
            [["a"], {"b": 1, "c": ["d"]}], "\n  -\n    - a\n  - b: 1\n    c:\n      - d", id="lists"
        ),
    ],
)
def test_as_people_write_it(value: Any, text: str) -> None:
    gap = "" if text.startswith("\n") else " "
    assert block_text({"key": value}) == f"key:{gap}{text}\n"
