"""Values as a person reads them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given

from expression_samples import NUMBERS
from flowdef.expressions.shown import number, shown, with_unit
from flowdef.expressions.tree import Value
from flowdef.model.fields import Field, FieldType
from flowdef.times import Duration, Unit


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("a", "a", id="text"),
        pytest.param(False, "no", id="no"),
        pytest.param(Decimal("1E+3"), "1000", id="a thousand"),
        pytest.param(Decimal("-0.50"), "-0.5", id="a fraction"),
        pytest.param(Decimal(100), "100", id="zeros before the point"),
        pytest.param(date(2026, 6, 15), "2026-06-15", id="a date"),
        pytest.param(datetime(2026, 6, 15, 9), "2026-06-15 09:00", id="a moment"),  # noqa: DTZ001
        pytest.param(
            datetime(2026, 6, 15, 9, 0, 5, tzinfo=UTC),
            "2026-06-15 09:00:05+00:00",
            id="with an offset",
        ),
        pytest.param(Duration(Decimal("1.50"), Unit.DAYS), "1.5d", id="a duration"),
        pytest.param(("a", "b"), "a, b", id="choices"),
        pytest.param((), "none", id="no choices"),
    ],
)
def test_a_value_is_shown(value: Value, text: str) -> None:
    assert shown(value) == text


def test_the_unit_stands_where_no_sentence_names_it() -> None:
    field = Field(name="weight", type=FieldType.NUMBER, unit="kg")
    assert with_unit(field, Decimal(5)) == "5 kg"
    assert with_unit(Field(name="count", type=FieldType.INTEGER), Decimal(5)) == "5"


def test_a_copied_file_is_shown_by_its_name_and_only_a_field_of_files_holds_one() -> None:
    path = f".flowdef/evidence/visit-1/{'3fa9c0de4b12'.ljust(64, '0')}-contract.pdf"
    assert shown(path) == path
    assert with_unit(Field(name="note", type=FieldType.TEXT), path) == path
    held = Field(name="paper", type=FieldType.FILE)
    assert with_unit(held, path) == "contract.pdf (sha256 3fa9c0de4b12)"
    assert with_unit(held, "mine.pdf") == "mine.pdf"


def test_a_sensitive_value_is_not_shown() -> None:
    field = Field(name="pin", type=FieldType.TEXT, label="PIN", sensitive=True)
    assert with_unit(field, "1234") == "‹not shown: PIN›"


@given(NUMBERS)
def test_a_number_is_shown_exactly(value: Decimal) -> None:
    assert Decimal(number(value)) == value
    assert "E" not in number(value)
