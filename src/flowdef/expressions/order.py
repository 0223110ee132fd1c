"""Order: how values compare, whatever their type."""

from datetime import UTC, date, datetime
from decimal import Decimal

from flowdef.expressions.tree import Value
from flowdef.times import Duration, Unit

# A condition must decide alike in every organization, so durations are compared by the standard
# week of five days of eight hours, not by a calendar.
_WORKING = {
    Unit.SECONDS: 1,
    Unit.MINUTES: 60,
    Unit.HOURS: 3600,
    Unit.DAYS: 8 * 3600,
    Unit.WEEKS: 5 * 8 * 3600,
}
_ELAPSED = _WORKING | {Unit.DAYS: 24 * 3600, Unit.WEEKS: 7 * 24 * 3600}

ORDERED = ("number", "date", "datetime", "duration")

Key = str | bool | Decimal | datetime | date | frozenset[str]


def family(value: Value) -> str:
    """What kind of thing a value is; only values of one family compare."""
    match value:
        case bool():
            return "boolean"
        case str():
            return "text"
        case Decimal():
            return "number"
        case datetime():
            return "datetime"
        case date():
            return "date"
        case Duration():
            return "duration"
        case tuple():
            return "choices"


def key(value: Value) -> Key:
    """What two values of one family are compared by.

    A moment without an offset counts as UTC; durations are seconds; chosen sets have no order.
    """
    match value:
        case datetime() if value.tzinfo is None:
            return value.replace(tzinfo=UTC)
        case Duration():
            return seconds(value)
        case tuple():
            return frozenset(value)
        case _:
            return value


def seconds(value: Duration) -> Decimal:
    """A duration by the standard week (1d = 8h, 1w = 5d), or elapsed (1d = 24h, 1w = 7d)."""
    return value.amount * (_ELAPSED if value.elapsed else _WORKING)[value.unit]


def less(left: Value, right: Value) -> bool:
    """Whether `left` comes before `right`; both of one family that has an order."""
    return key(left) < key(right)  # type: ignore[operator]  # the caller knows that they compare
