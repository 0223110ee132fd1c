"""Scales: values that have an order, as whole numbers on the finest grid that a field records."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from flowdef.expressions.order import family, key, seconds
from flowdef.expressions.readers import MAX_DIGITS, MAX_PLACES
from flowdef.expressions.tree import Value
from flowdef.model.fields import Field, FieldType
from flowdef.times import Duration, Unit

# What `min` and `max` say plays no part: a value outside is recorded as a deviation, so it occurs.


class Scale(Struct, frozen=True):
    """The grid of a field: every value it can record is one of the whole numbers low … high.

    `grain` is how many of them make one unit of `position`; `steps` are the round distances, the
    roundest first; `make` gives a value back, None where no value of the field has that number;
    `usual` is taken where nothing else decides.
    """

    low: int
    high: int
    grain: int
    steps: tuple[int, ...]
    make: Callable[[int], Value | None]
    usual: int

    def after(self, position: Fraction) -> int:
        """The first number beyond a position."""
        return int(position * self.grain // 1) + 1

    def at(self, position: Fraction) -> int:
        """The first number not before a position."""
        return -int(-position * self.grain // 1)

    def points(self, low: int, high: int, wanted: int) -> tuple[int, ...]:
        """Up to `wanted` numbers of low … high, as round as they can be; all where there are few.

        They stand at the end that is a boundary, where people look for it.
        """
        boundary = low if low != self.low else high
        if wanted == 1 and boundary != self.high and not boundary % self.steps[-2:][0]:
            return (boundary,)
        for step in self.steps:
            first, last = -(-low // step), high // step
            if last - first + 1 >= wanted:
                if low == self.low and high != self.high:
                    first = last - wanted + 1
                elif low == self.low:
                    first = max(first, min(self.usual // step, last - wanted + 1))
                return tuple(step * each for each in range(first, first + wanted))
        return tuple(range(low, high + 1))


def scale_of(field: Field) -> Scale | None:
    """The scale of a field whose values have an order; None of any other."""
    return _SCALES.get(field.type)


def position(value: Value) -> Fraction:
    """Where a value stands: numbers as they are, days and moments in days, durations in seconds."""
    match value:
        case Decimal():
            return Fraction(value)
        case datetime():
            moment = key(value)
            assert isinstance(moment, datetime)  # noqa: S101 (a moment's key is a moment)
            return Fraction((moment - _BEGINNING) // timedelta(microseconds=1), _DAY) + 1
        case date():
            return Fraction(value.toordinal())
        case Duration():
            return Fraction(seconds(value))
        case _:
            raise ValueError(f"{family(value)} has no order")


def _number(number: int) -> Value:
    return Decimal(number).scaleb(-MAX_PLACES).normalize()


def _integer(number: int) -> Value:
    return Decimal(number)


def _date(number: int) -> Value:
    return date.fromordinal(number)


def _moment(number: int) -> Value:
    return _BEGINNING.replace(tzinfo=None) + timedelta(microseconds=number - _DAY)


def _duration(number: int) -> Value | None:
    for unit in reversed(Unit):
        amount = Decimal(number) / _TICKS / seconds(Duration(Decimal(1), unit))
        if amount == amount.to_integral_value() and amount < _MOST:
            return Duration(amount, unit)
    return Duration(Decimal(number) / _TICKS, Unit.SECONDS) if number < _MOST * _TICKS else None


_BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
_DAY_ONE = date(2027, 1, 1).toordinal()  # where nothing else decides, a day of our own time
_DAY = 24 * 60 * 60 * 10**6  # microseconds
_LAST = date.max.toordinal()
_TICKS, _MOST = 10**4, 10**9  # durations have four places and nine digits
_FINE = 10**MAX_PLACES
_RANGE = 10**MAX_DIGITS
_SCALES = {
    FieldType.NUMBER: Scale(
        1 - _RANGE * _FINE,
        _RANGE * _FINE - 1,
        _FINE,
        tuple(10**power for power in range(MAX_PLACES, -1, -1)),
        _number,
        0,
    ),
    FieldType.INTEGER: Scale(1 - _RANGE, _RANGE - 1, 1, (1,), _integer, 0),
    FieldType.DATE: Scale(1, _LAST, 1, (1,), _date, _DAY_ONE),
    FieldType.DATETIME: Scale(
        _DAY,
        _LAST * _DAY + _DAY - 1,
        _DAY,
        (_DAY, _DAY // 24, 60 * 10**6, 10**6, 1),
        _moment,
        _DAY_ONE * _DAY,
    ),
    FieldType.DURATION: Scale(
        0,
        (_MOST * _TICKS - 1) * 5 * 8 * 3600,
        _TICKS,
        (8 * 3600 * _TICKS, 3600 * _TICKS, 60 * _TICKS, _TICKS, 1),
        _duration,
        8 * 3600 * _TICKS,
    ),
}
