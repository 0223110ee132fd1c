"""Prose: texts and conditions in a document without a run."""

import pytest

from flowdef.model.fields import Field, FieldType
from flowdef.render.prose import condition_words, filled

FIELDS = {"plan": Field(name="plan", type=FieldType.TEXT, label="Plan *")}


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


def test_what_is_put_in_is_written_as_told() -> None:
    assert filled("*a* {{ plan }}", FIELDS, str.upper) == "*a* ‹PLAN *›"


def test_a_condition() -> None:
    assert condition_words('plan == "x"', FIELDS) == "plan * is x"
    assert condition_words("plan ==", FIELDS) == "plan =="
