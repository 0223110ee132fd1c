"""Sorts: what kind of value an expression yields, and quoted text read as that kind."""

from msgspec import Struct

from flowdef.expressions.order import ORDERED, family
from flowdef.expressions.readers import Problem, near, nearest, reader
from flowdef.expressions.tree import At, Expression, Fault, Literal, Name, Scalar
from flowdef.model.fields import Field, FieldType


class Sort(Struct, frozen=True):
    """A family of values: text, number, boolean, date, datetime, duration, choices or list.

    `choices` are the only texts that a choice (or one of the choices) can be; empty: any text.
    `item` is the family of a list's items, empty where there are none.
    """

    family: str
    choices: tuple[str, ...] = ()
    item: str = ""

    def __str__(self) -> str:
        return _SPOKEN[self.family]

    @property
    def single(self) -> "Sort":
        """What one thing compared with this is: an item of a list, one of the choices."""
        if self.family == "list":
            return Sort(self.item, self.choices)
        return Sort("text", self.choices) if self.family == "choices" else self


BOOLEAN, NUMBER, TEXT, DATE = Sort("boolean"), Sort("number"), Sort("text"), Sort("date")


def sort_of_field(field: Field) -> Sort:
    """The sort of a field's values."""
    return Sort(_FAMILIES.get(field.type, "text"), field.choices)


def sort_of_value(value: Scalar) -> Sort:
    """The sort of a value as written."""
    return Sort(family(value))


def as_written(node: Literal, wanted: Sort) -> Literal | Fault:
    """Quoted text beside a date, a moment or a duration as that; beside a choice, one of them.

    What is no quoted text, or stands beside anything else, stays as it is.
    """
    if not isinstance(node.value, str):
        return node
    if wanted.choices and node.value not in wanted.choices:
        hint = nearest(node.value, wanted.choices)
        message = f"{node.value!r} is none of the choices; {hint}"
        return Fault("choice", message, *_place(node), near(node.value, wanted.choices))
    kind = _READ_AS.get(wanted.family)
    if kind is None:
        return node
    read = reader(kind)(Field(name="", type=kind), node.value)
    if isinstance(read, Problem):
        return Fault("type", read.message, *_place(node))
    assert not isinstance(read, tuple)  # noqa: S101 (only `choices` read as tuples)
    return Literal(read, node.at)


def apart(
    operator: str, left: Expression, left_sort: Sort, right: Expression, right_sort: Sort
) -> Fault:
    """The fault of two values that do not compare."""
    said, other = _said(left, left_sort), _said(right, right_sort)
    message = f"{said} cannot be compared with {other} by '{operator}'"
    hint = _hint(left, right_sort) or _hint(right, left_sort) or _order_hint(operator, left_sort)
    return Fault("type", message + hint, *_both(left, right))


def _said(node: Expression, sort: Sort) -> str:
    return f"'{node.name}', {sort}," if isinstance(node, Name) else str(sort)


def _hint(node: Expression, other: Sort) -> str:
    match node:
        case Literal(str(text)) if other.family == "number" and text.isdecimal():
            return f"; write {text[:20]} without quotes"
        case Literal(str()) if other.family == "boolean":
            return "; write true or false, without quotes"
        case Literal(value) if other.family in ("text", "choices") and not isinstance(value, str):
            return "; put the value in quotes"
        case _:
            return ""


def _order_hint(operator: str, sort: Sort) -> str:
    if operator in ("==", "!=", "in") or sort.family in ORDERED:
        return ""
    return "; only numbers, dates and durations have an order"


def _place(node: Expression) -> At:
    return node.at[0], max(1, node.at[1])  # a tree that came from no text has no length


def _both(left: Expression, right: Expression) -> At:
    return left.at[0], max(1, sum(right.at) - left.at[0])


_FAMILIES = {
    FieldType.INTEGER: "number",
    FieldType.NUMBER: "number",
    FieldType.BOOLEAN: "boolean",
    FieldType.DATE: "date",
    FieldType.DATETIME: "datetime",
    FieldType.DURATION: "duration",
    FieldType.CHOICES: "choices",
}
_READ_AS = {
    "date": FieldType.DATE,
    "datetime": FieldType.DATETIME,
    "duration": FieldType.DURATION,
}
_SPOKEN = {
    "text": "text",
    "number": "a number",
    "boolean": "a yes or no",
    "date": "a date",
    "datetime": "a date with time",
    "duration": "a duration",
    "choices": "a set of choices",
    "list": "a list",
}
