"""Values of one family compare, whatever units and offsets they were written with."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expression_samples import DATES, DURATIONS, MOMENTS, NUMBERS
from flowdef.expressions.order import family, key, less, seconds
from flowdef.expressions.tree import Value
from flowdef.times import Duration, Unit

BERLIN = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (True, "boolean"),
        ("a", "text"),
        (Decimal(1), "number"),
        (date(2026, 1, 1), "date"),
        (datetime(2026, 1, 1, tzinfo=UTC), "datetime"),
        (Duration(Decimal(1), Unit.DAYS), "duration"),
        (("a",), "choices"),
    ],
)
def test_every_value_has_a_family(value: Value, name: str) -> None:
    assert family(value) == name


def test_durations_are_measured_by_the_standard_week() -> None:
    assert seconds(Duration(Decimal(1), Unit.DAYS)) == 8 * 3600
    assert seconds(Duration(Decimal(1), Unit.WEEKS)) == 40 * 3600
    assert seconds(Duration(Decimal(1), Unit.DAYS, elapsed=True)) == 24 * 3600
    assert less(Duration(Decimal(7), Unit.HOURS), Duration(Decimal(1), Unit.DAYS))


def test_moments_compare_by_their_offset() -> None:
    assert key(datetime(2026, 1, 1, 9)) == key(datetime(2026, 1, 1, 10, tzinfo=BERLIN))  # noqa: DTZ001
    assert less(datetime(2026, 1, 1, 9, tzinfo=BERLIN), datetime(2026, 1, 1, 9))  # noqa: DTZ001


@pytest.mark.parametrize("values", [NUMBERS, DATES, MOMENTS, DURATIONS])
@given(data=st.data())
def test_of_two_values_one_is_less_or_both_are_equal(
    values: st.SearchStrategy[Value], data: st.DataObject
) -> None:
    one, other = data.draw(values), data.draw(values)
    assert [less(one, other), less(other, one), key(one) == key(other)].count(True) == 1
