"""Varying: conditions that are plainly right and come out either way, told at a glance."""

from collections.abc import Mapping
from decimal import Decimal

from flowdef.expressions.tree import Compare, Expression, Literal, Logic, Name
from flowdef.model.fields import Field, FieldType

_TEXTS = (FieldType.TEXT, FieldType.LONG_TEXT)
_NUMBERS = (FieldType.NUMBER, FieldType.INTEGER)


def varies(condition: Expression, fields: Mapping[str, Field]) -> bool:
    """Whether a condition has no fault and surely comes out both ways.

    False where that takes a closer look: checking and solving a condition costs more than all
    rules over a step, and nearly all conditions are like this. The reason: comparisons that each
    read a field of their own come out independently, and what is joined of such by `and`, `or`
    can be made true and made false. Values outside `min` and `max` are recorded as deviations, so
    numbers know no bounds.
    """
    if isinstance(condition, Logic):
        read = [_varying(part, fields) for part in condition.parts]
        return all(read) and len(set(read)) == len(read)
    return bool(_varying(condition, fields))


def _varying(part: Expression, fields: Mapping[str, Field]) -> str:
    """The field that decides a comparison, where it has a value for each outcome; else empty."""
    if isinstance(part, Compare):
        left, right = part.left, part.right
        if not isinstance(left, Name) or not isinstance(right, Literal):
            return ""
        field = fields.get(left.name)
        return left.name if field and _fits(part.operator, field, right.value) else ""
    if isinstance(part, Name):
        field = fields.get(part.name)
        return part.name if field and field.type is FieldType.BOOLEAN else ""
    return ""


def _fits(operator: str, field: Field, value: object) -> bool:
    if field.type in _NUMBERS:
        return isinstance(value, Decimal) and operator != "in" and _reached(operator, field, value)
    if operator not in ("==", "!="):
        return False
    if field.type is FieldType.CHOICE:
        return value in field.choices and len(field.choices) > 1
    return field.type in _TEXTS and isinstance(value, str)


def _reached(operator: str, field: Field, value: Decimal) -> bool:
    """Whether a number can come to be equal where that is asked: an integer is never 1.5."""
    return operator not in ("==", "!=") or field.type is FieldType.NUMBER or value % 1 == 0
