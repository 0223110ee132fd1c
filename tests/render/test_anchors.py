"""Anchors: what a forge makes of a heading."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.render.anchors import anchor, anchors


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("Purpose", "purpose", id="a word"),
        pytest.param("Step 3: Check the credit", "step-3-check-the-credit", id="a colon"),
        pytest.param("1. Contract", "1-contract", id="a number"),
        pytest.param("Check ‹Customer›'s data", "check-customers-data", id="marks and quotes"),
        pytest.param("A  \n B", "a-b", id="blanks are one"),
        pytest.param("a_b – c-d", "a_b--c-d", id="a dash between spaces leaves two hyphens"),
        pytest.param("Größe Ärger", "größe-ärger", id="letters with marks"),
        pytest.param("नमस्ते", "नमस्ते", id="vowel signs stay"),
        pytest.param("x² ½ Ⅳ", "x--", id="no decimal digits"),
        pytest.param("👍", "", id="pictures go"),
        pytest.param("<b> & `c`", "b--c", id="what acts in HTML"),
    ],
)
def test_an_anchor(heading: str, expected: str) -> None:
    assert anchor(heading) == expected


def test_headings_that_are_alike_are_counted() -> None:
    assert anchors(["A", "B", "A", "A 1", "A"]) == ["a", "b", "a-1", "a-1-1", "a-2"]


@given(st.lists(st.text(st.sampled_from("aA -1_:.ß")), max_size=8))
def test_no_two_anchors_of_a_page_are_alike(headings: list[str]) -> None:
    found = anchors(headings)
    assert len(set(found)) == len(found) == len(headings)
    assert all(re.fullmatch(r"[\w-]*", each) for each in found)
