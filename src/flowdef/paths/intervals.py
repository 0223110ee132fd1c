"""Intervals: the stretches of a scale that conditions tell apart."""

from collections.abc import Sequence
from fractions import Fraction

from flowdef.expressions.readers import Problem
from flowdef.expressions.shown import shown
from flowdef.expressions.tree import Value
from flowdef.expressions.values import read
from flowdef.model.fields import Field, FieldType
from flowdef.paths.chosen import Found
from flowdef.paths.scales import Scale, position, scale_of

Cuts = frozenset[tuple[Fraction, bool]]


def compared(members: Sequence[Field], cuts: Cuts) -> dict[str, Found]:
    """The intervals of fields that are compared with each other, by the cuts of all of them.

    Where whole numbers are compared with others, those that stand for them cut the others too.
    """
    many = len(members)
    whole = [field for field in members if field.type is FieldType.INTEGER]
    found = {field.name: intervals(field, cuts, many) for field in whole}
    points = {position(value) for several, _ in found.values() for value, _ in several}
    finer = cuts | {(point, side) for point in points for side in (False, True)}
    found |= {field.name: intervals(field, finer, many) for field in members if field not in whole}
    return found


def intervals(field: Field, cuts: Cuts, members: int) -> Found:
    """So many witnesses of each interval between cuts, that its fields can have any order."""
    scale = _scale(field)
    inner = {scale.after(where) if beyond else scale.at(where) for where, beyond in cuts}
    begins = sorted({scale.low, *(each for each in inner if scale.low < each <= scale.high)})
    ends = [*(begin - 1 for begin in begins[1:]), scale.high]
    found: list[tuple[Value, str]] = []
    vague = ""
    for low, high in zip(begins, ends, strict=True):
        values = _witnesses(field, scale, (low, high), members)
        if not values:
            vague = f"no value of '{field.name}' was found {_words(field, scale, low, high)}"
        found.extend((value, _words(field, scale, low, high)) for value in values)
    return found, vague


def _scale(field: Field) -> Scale:
    scale = scale_of(field)
    if scale is None:
        raise ValueError(f"values of {field.type} have no order")
    return scale


def _witnesses(field: Field, scale: Scale, bounds: tuple[int, int], members: int) -> list[Value]:
    low, high = bounds
    if members == 1:  # rather a value that is no deviation
        least, most = _limit(field, scale, field.min), _limit(field, scale, field.max)
        low = low if least is None else max(low, least)
        high = high if most is None else min(high, most)
        if low > high:
            low, high = bounds
    made = (scale.make(number) for number in scale.points(low, high, members))
    return [value for value in made if value is not None]


def _limit(field: Field, scale: Scale, raw: object) -> int | None:
    value = None if raw is None else read(field, raw)
    return None if value is None or isinstance(value, Problem) else scale.at(position(value))


def _words(field: Field, scale: Scale, low: int, high: int) -> str:
    below, until, above, since = _SPOKEN.get(field.type, _SPOKEN[FieldType.NUMBER])
    if low == high:
        return f"exactly {_said(scale, low)}"
    parts: list[str] = []
    if low > scale.low:
        parts.append(_nearer(scale, (since, low), (above, low - 1)))
    if high < scale.high:
        parts.append(_nearer(scale, (until, high), (below, high + 1)))
    return " and ".join(parts) or "anything"


def _nearer(scale: Scale, inside: tuple[str, int], outside: tuple[str, int]) -> str:
    """The boundary as it is written shorter: 'above 5' rather than 'at least 5.0000000001'."""
    word, number = min(inside, outside, key=lambda each: len(_said(scale, each[1])))
    return f"{word} {_said(scale, number)}"


def _said(scale: Scale, number: int) -> str:
    value = scale.make(number)
    return str(number) if value is None else shown(value)


_DAYS = ("before", "until", "after", "from")
_SPOKEN = {
    FieldType.NUMBER: ("below", "at most", "above", "at least"),
    FieldType.DATE: _DAYS,
    FieldType.DATETIME: _DAYS,
    FieldType.DURATION: ("shorter than", "at most", "longer than", "at least"),
}
