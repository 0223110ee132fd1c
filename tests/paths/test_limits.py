"""The limits of fields as conditions: of what has an order, and of limits that can be read."""

import pytest

from flowdef.expressions.source import source
from flowdef.model.fields import Field, FieldType
from flowdef.paths.limits import limits_of


@pytest.mark.parametrize(
    ("field", "limits"),
    [
        pytest.param(
            Field(name="n", type=FieldType.INTEGER, min=2, max=7), ["n >= 2", "n <= 7"], id="both"
        ),
        pytest.param(Field(name="n", type=FieldType.NUMBER, max=0.5), ["n <= 0.5"], id="one"),
        pytest.param(
            Field(name="d", type=FieldType.DATE, min="2026-06-01"),
            ['d >= "2026-06-01"'],
            id="of a date",
        ),
        pytest.param(Field(name="n", type=FieldType.INTEGER), [], id="none"),
        pytest.param(Field(name="n", type=FieldType.INTEGER, min="many"), [], id="no number"),
        pytest.param(Field(name="t", type=FieldType.TEXT, max=3), [], id="of the length of a text"),
    ],
)
def test_limits(field: Field, limits: list[str]) -> None:
    assert [source(each) for each in limits_of((field,))] == limits
