"""Filled: values for fields that nobody answers, each one that its field takes."""

from typing import Any

import pytest

from flowdef.expressions.readers import Problem
from flowdef.expressions.values import deviation, read
from flowdef.model.fields import Field, FieldType
from flowdef.scenarios.filled import filled
from flowdef.scenarios.sayings import takes

T = FieldType


@pytest.mark.parametrize(
    ("kind", "facts", "value"),
    [
        pytest.param(T.TEXT, {}, "Sample", id="text"),
        pytest.param(T.PERSON, {}, "jo", id="a person"),
        pytest.param(T.INTEGER, {"default": 5, "min": 3}, 5, id="what it proposes"),
        pytest.param(T.INTEGER, {"default": "many", "min": 3}, 3, id="unless that does not fit"),
        pytest.param(T.INTEGER, {"min": 3, "max": 9}, 3, id="the least"),
        pytest.param(T.NUMBER, {"max": 0.5}, 0.5, id="the greatest"),
        pytest.param(T.DATE, {"min": "2027-01-01"}, "2027-01-01", id="the first day"),
        pytest.param(T.CHOICE, {"choices": ("a", "b")}, "a", id="the first choice"),
        pytest.param(T.CHOICES, {"choices": ("a", "b")}, ("a",), id="the first of several"),
        pytest.param(T.TEXT, {"pattern": "C-[0-9]{3}"}, "C-000", id="a form"),
        pytest.param(T.EMAIL, {}, "sample@example.com", id="an address"),
    ],
)
def test_a_field_is_filled_by_its_type(kind: FieldType, facts: dict[str, Any], value: Any) -> None:
    field = Field(name="x", type=kind, **facts)
    found = filled(field, "jo")
    assert found == value
    taken = read(field, found)
    assert not isinstance(taken, Problem)
    assert deviation(field, taken) == ""


def test_a_form_that_no_text_was_found_for_is_left_to_the_scenario() -> None:
    assert filled(Field(name="x", type=T.EMAIL, pattern="[0-9]+"), "jo") is None


@pytest.mark.parametrize(
    ("kind", "facts", "said"),
    [
        pytest.param(T.CHOICE, {"choices": ("a", "b", "c")}, "a, b or c", id="one"),
        pytest.param(T.CHOICES, {"choices": ("a", "b")}, "some of a and b", id="several"),
        pytest.param(
            T.CHOICE,
            {"choices": tuple("abcdefghijkl")},
            "a, b, c, d, e, f, g, h, i, j or …",
            id="many",
        ),
        pytest.param(T.BOOLEAN, {}, "true or false", id="yes or no"),
        pytest.param(T.INTEGER, {"min": 1, "max": 9}, "a whole number from 1 up to 9", id="limits"),
        pytest.param(T.TEXT, {"pattern": "[a-z]+"}, "a text of the form [a-z]+", id="a form"),
    ],
)
def test_what_a_field_takes_is_said(kind: FieldType, facts: dict[str, Any], said: str) -> None:
    assert takes(Field(name="x", type=kind, **facts)) == said
