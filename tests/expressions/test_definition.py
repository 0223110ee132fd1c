"""Fields that cannot be answered are found before anybody tries."""

from typing import Any

import pytest

from flowdef.expressions.definition import problems
from flowdef.model.fields import Field, FieldType

T = FieldType


@pytest.mark.parametrize(
    ("kind", "more", "keys", "message"),
    [
        pytest.param(T.CHOICE, {}, ["choices"], "needs choices", id="no choices"),
        pytest.param(T.TEXT, {"pattern": "("}, ["pattern"], "never closed", id="a broken pattern"),
        pytest.param(
            T.TEXT, {"pattern": "(?=a)"}, ["pattern"], "not known", id="an unknown pattern"
        ),
        pytest.param(
            T.TEXT,
            {"pattern": "a+", "default": "b"},
            ["default"],
            "the form a+",
            id="a default that does not match",
        ),
        pytest.param(
            T.NUMBER, {"default": "x"}, ["default"], "is no number", id="a default of another type"
        ),
        pytest.param(
            T.CHOICE,
            {"choices": ("a",), "default": "b"},
            ["default"],
            "none of the choices",
            id="no choice",
        ),
        pytest.param(
            T.DATE, {"min": "soon"}, ["min"], "is no date", id="a minimum of another type"
        ),
        pytest.param(T.TEXT, {"max": "z"}, ["max"], "have no order", id="a maximum of a text"),
        pytest.param(
            T.INTEGER, {"min": 5, "max": 1}, ["max"], "below the min", id="nothing between"
        ),
        pytest.param(T.INTEGER, {"min": "a", "max": "b"}, ["min", "max"], "is no number", id="two"),
        pytest.param(T.INTEGER, {"min": 1, "max": 1, "default": 1}, [], "", id="one value"),
        pytest.param(
            T.NUMBER, {"max": 1, "default": 5}, [], "", id="a default outside is a deviation"
        ),
        pytest.param(
            T.TEXT, {"pattern": "a+", "default": "aa"}, [], "", id="a default that matches"
        ),
        pytest.param(T.TEXT, {}, [], "", id="nothing said"),
    ],
)
def test_a_key_that_cannot_be_used(
    kind: FieldType, more: dict[str, Any], keys: list[str], message: str
) -> None:
    found = problems(Field(name="it", type=kind, **more))
    assert [key for key, _ in found] == keys
    assert all(message in said for _, said in found)
