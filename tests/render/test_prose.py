"""Prose: texts and conditions in a document without a run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.expressions.parse import template
from flowdef.expressions.tree import Fault
from flowdef.expressions.words import shown
from flowdef.model.fields import Field, FieldType
from flowdef.render.prose import condition_words, filled

FIELDS = {"plan": Field(name="plan", type=FieldType.TEXT, label="Plan *")}
_PIECES = (
    *("{{", "}}", "{", "}", " ", "\n", "plan", "other", "x1", "_a", "and", "Not", "true", "in_x"),
    *("1", '"a"', ".", "-", "é", "\u00a0", "{{ plan }}", "{{plan}}", "{{ not }}", "text"),
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("no names", "no names", id="nothing to fill"),
        pytest.param("The {{ plan }}!", "The ‹Plan *›!", id="a label"),
        pytest.param("The {{ other_name }}", "The ‹Other name›", id="a name that nobody knows"),
        pytest.param("The {{ plan", "The {{ plan", id="a faulty text"),
    ],
)
def test_filled(text: str, shown: str) -> None:
    assert filled(text, FIELDS) == shown


@given(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))
def test_names_are_found_as_the_grammar_finds_them(text: str) -> None:
    parsed = template(text)
    if isinstance(parsed, Fault):
        assert filled(text, FIELDS) == text
    else:
        parts = [each if isinstance(each, str) else shown(each, FIELDS) for each in parsed.parts]
        assert filled(text, FIELDS) == "".join(parts)


def test_what_is_put_in_is_written_as_told() -> None:
    assert filled("*a* {{ plan }}", FIELDS, str.upper) == "*a* ‹PLAN *›"


def test_a_condition() -> None:
    assert condition_words('plan == "x"', FIELDS) == "‹Plan *› is x"
    assert condition_words("plan ==", FIELDS) == "plan =="
