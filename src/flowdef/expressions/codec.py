"""Codec: expressions and typed values as compact JSON, to be pinned with a run, and back."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from flowdef.expressions.tree import (
    FILTERS,
    Arithmetic,
    Compare,
    Expression,
    Filter,
    Listing,
    Literal,
    Logic,
    Name,
    Negate,
    Not,
    Scalar,
    Template,
    children,
)
from flowdef.times import duration

# Text, numbers and booleans stand for themselves; all else is a list headed by what it is: names
# by "name", operations by their operator, filters by "|" and their name, dates by "date".
_HEADS: dict[type, str] = {Not: "not", Negate: "negate", Listing: "list"}
_LOGIC = ("and", "or")
_COMPARE = ("==", "!=", "<", "<=", ">", ">=", "in")
_ARITHMETIC = ("+", "-", "*", "/")
_FILTERS = tuple("|" + name for name in FILTERS)
_EXACT_INTEGER = 2**53  # what every JSON reader keeps exactly


def to_json(expression: Expression) -> Any:
    """The JSON value of an expression, without its places: `[">", ["name", "amount"], 1000]`."""
    match expression:
        case Literal(value):
            return _scalar(value)
        case Name(name):
            return ["name", name]
        case _:
            return [_head(expression), *map(to_json, children(expression))]


def from_json(data: Any) -> Expression:
    """The expression that `to_json` wrote; ValueError where it did not write this."""
    if not isinstance(data, list):
        return Literal(_plain(data))
    match data:
        case ["name", str(name)]:
            return Name(name)
        case [("number" | "date" | "datetime" | "duration") as kind, str(text)]:
            return Literal(_typed(kind, text))
        case ["not", operand]:
            return Not(from_json(operand))
        case ["negate", operand]:
            return Negate(from_json(operand))
        case ["list", *items]:
            return Listing(tuple(map(from_json, items)))
        case [str(operator), *parts] if operator in _LOGIC:
            return Logic(operator, tuple(map(from_json, parts)))
        case _:
            return _operation(data)


def template_to_json(template: Template) -> Any:
    """The JSON value of a text: text parts as `["text", …]`, expressions as they are."""
    return [["text", part] if isinstance(part, str) else to_json(part) for part in template.parts]


def template_from_json(data: Any) -> Template:
    """The text that `template_to_json` wrote; ValueError where it did not write this."""
    match data:
        case [*parts]:
            return Template(tuple(map(_part, parts)))
        case _:
            raise ValueError(f"not a text: {data!r}")


def number_to_json(number: Decimal) -> int | float | str:
    """A JSON number where that is exact, else its digits as text."""
    if number == number.to_integral_value():
        return int(number) if abs(number) < _EXACT_INTEGER else format(number, "f")
    return float(number) if Decimal(repr(float(number))) == number else format(number, "f")


def _part(data: Any) -> str | Expression:
    match data:
        case ["text", str(text)]:
            return text
        case _:
            return from_json(data)


def _operation(data: list[Any]) -> Expression:
    match data:
        case [str(operator), left, right] if operator in _COMPARE:
            return Compare(operator, from_json(left), from_json(right))
        case [str(operator), left, right] if operator in _ARITHMETIC:
            return Arithmetic(operator, from_json(left), from_json(right))
        case [str(name), operand, argument] if name in _FILTERS:
            return Filter(name[1:], from_json(operand), from_json(argument))
        case [str(name), operand] if name in _FILTERS:
            return Filter(name[1:], from_json(operand))
        case _:
            raise ValueError(f"not an expression: {data!r}")


def _head(expression: Expression) -> str:
    match expression:
        case Logic(operator) | Compare(operator) | Arithmetic(operator):
            return operator
        case Filter(name):
            return "|" + name
        case _:
            return _HEADS[type(expression)]


def _scalar(value: Scalar) -> Any:
    match value:
        case bool() | str():
            return value
        case Decimal():
            number = number_to_json(value)
            return ["number", number] if isinstance(number, str) else number
        case datetime():
            return ["datetime", value.isoformat()]
        case date():
            return ["date", value.isoformat()]
        case _:
            return ["duration", str(value)]


def _plain(data: Any) -> Scalar:
    match data:
        case bool() | str():
            return data
        case int():
            return Decimal(data)
        case float():
            return Decimal(repr(data))
        case _:
            raise ValueError(f"not an expression: {data!r}")


def _typed(kind: str, text: str) -> Scalar:
    if kind == "number":
        return Decimal(text)
    if kind == "date":
        return date.fromisoformat(text)
    if kind == "datetime":
        return datetime.fromisoformat(text)
    found = duration(text)
    if found is None:
        raise ValueError(f"not a duration: {text!r}")
    return found
