"""Evaluate: what an expression says about the values at hand: bounded, never raising."""

from collections.abc import Callable, Mapping
from decimal import Context, Decimal, DecimalException, DivisionByZero, InvalidOperation, Overflow
from typing import Any

from msgspec import Struct

from flowdef.expressions.dates import day_of, written
from flowdef.expressions.order import ORDERED, family, key, less
from flowdef.expressions.shown import number, shown
from flowdef.expressions.tree import (
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
    Value,
)

MAX_DEPTH = 60  # of a tree; what is parsed stays below

# The 34 digits of IEEE 754 decimal128; what people record has at most 25.
_REACH = Context(prec=34, Emax=99, Emin=-99, traps=[DivisionByZero, InvalidOperation, Overflow])


class Unset(Struct, frozen=True):
    """A value that nobody recorded was read; a `when` that meets it blocks its step."""

    name: str


class Failed(Struct, frozen=True):
    """The expression has no value: a division by zero, a type that checking would refuse."""

    reason: str


Answer = Value | Unset | Failed


def evaluate(expression: Expression, values: Mapping[str, Value]) -> Answer:
    """The value of an expression, read from left to right; `and`, `or` with short circuit."""
    found = _read(expression, values, 0)
    if not isinstance(found, list):
        return found
    if all(isinstance(item, str) for item in found):
        return tuple(map(str, found))
    return Failed("a list is no value")


def truth(condition: Expression, values: Mapping[str, Value]) -> bool | Unset | Failed:
    """Whether a condition holds."""
    found = evaluate(condition, values)
    if isinstance(found, bool | Unset | Failed):
        return found
    return _no_truth(found)


# What a part yields: a list is the value of `[a, b]`, not of a field of choices.
_Found = Value | list[Value] | Unset | Failed


def _read(expression: Expression, values: Mapping[str, Value], depth: int) -> _Found:
    if depth > MAX_DEPTH:
        return Failed(f"it is nested deeper than {MAX_DEPTH} levels")
    return _READERS[type(expression)](expression, values, depth + 1)


def _literal(node: Literal, _values: Mapping[str, Value], _depth: int) -> _Found:
    return node.value


def _name(node: Name, values: Mapping[str, Value], _depth: int) -> _Found:
    return values.get(node.name, Unset(node.name))


def _not(node: Not, values: Mapping[str, Value], depth: int) -> _Found:
    found = _read(node.operand, values, depth)
    if isinstance(found, bool):
        return not found
    return found if isinstance(found, Unset | Failed) else _no_truth(found)


def _logic(node: Logic, values: Mapping[str, Value], depth: int) -> _Found:
    decisive = node.operator == "or"
    for part in node.parts:
        found = _read(part, values, depth)
        if isinstance(found, Unset | Failed):
            return found
        if not isinstance(found, bool):
            return _no_truth(found)
        if found is decisive:
            return decisive
    return not decisive


def _listing(node: Listing, values: Mapping[str, Value], depth: int) -> _Found:
    items: list[Value] = []
    for item in node.items:
        found = _read(item, values, depth)
        if isinstance(found, Unset | Failed):
            return found
        if isinstance(found, list | tuple):
            return Failed("a list holds no lists")
        items.append(found)
    return items


def _compare(node: Compare, values: Mapping[str, Value], depth: int) -> _Found:
    left = _read(node.left, values, depth)
    if isinstance(left, Unset | Failed):
        return left
    right = _read(node.right, values, depth)
    if isinstance(right, Unset | Failed):
        return right
    if node.operator == "in":
        return _within(left, right)
    if node.operator in ("==", "!="):
        same = _same(left, right)
        return same if isinstance(same, Failed) else same is (node.operator == "==")
    return _ordered(node.operator, left, right)


def _same(left: Value | list[Value], right: Value | list[Value]) -> bool | Failed:
    if isinstance(left, list) or isinstance(right, list):
        if isinstance(left, list | tuple) and isinstance(right, list | tuple):
            return set(map(_comparable, left)) == set(map(_comparable, right))
        return _unlike(left, right)
    if family(left) != family(right):
        return _unlike(left, right)
    return key(left) == key(right)


def _within(left: Value | list[Value], right: Value | list[Value]) -> bool | Failed:
    if isinstance(right, list) and not isinstance(left, list | tuple):
        for item in right:
            same = _same(left, item)
            if same is not False:
                return same
        return False
    if isinstance(left, str) and isinstance(right, str | tuple):
        return left in right
    return _unlike(left, right)


def _ordered(operator: str, left: Value | list[Value], right: Value | list[Value]) -> bool | Failed:
    if isinstance(left, list) or isinstance(right, list):
        return _unlike(left, right)
    if family(left) != family(right) or family(left) not in ORDERED:
        return _unlike(left, right)
    if operator in ("<", ">="):
        return less(left, right) is (operator == "<")
    return less(right, left) is (operator == ">")


def _arithmetic(node: Arithmetic, values: Mapping[str, Value], depth: int) -> _Found:
    left = _read(node.left, values, depth)
    if isinstance(left, Unset | Failed):
        return left
    right = _read(node.right, values, depth)
    if isinstance(right, Unset | Failed):
        return right
    if not (isinstance(left, Decimal) and isinstance(right, Decimal)):
        return _unlike(left, right)
    try:
        return _OPERATIONS[node.operator](left, right)
    except DecimalException:
        if node.operator == "/" and not right:
            return Failed(f"{number(left)} is divided by zero")
        return Failed("a number grew out of reach")


def _negate(node: Negate, values: Mapping[str, Value], depth: int) -> _Found:
    found = _read(node.operand, values, depth)
    if isinstance(found, Unset | Failed):
        return found
    return _REACH.minus(found) if isinstance(found, Decimal) else Failed("only numbers have a sign")


def _filter(node: Filter, values: Mapping[str, Value], depth: int) -> _Found:
    found = _read(node.operand, values, depth)
    if isinstance(found, Unset) and node.name == "default" and node.argument is not None:
        return _read(node.argument, values, depth)
    if isinstance(found, Unset | Failed) or node.name == "default":
        return found
    if node.name == "length":
        return Decimal(len(found)) if isinstance(found, str | tuple | list) else _unfit(node, found)
    if node.name == "date":
        return _date(node, found)
    if not isinstance(found, str):
        return _unfit(node, found)
    return found.lower() if node.name == "lower" else found.upper()


def _date(node: Filter, found: Value | list[Value]) -> _Found:
    day = day_of(found)
    if day is None:
        return _unfit(node, found)
    if node.argument is None:
        return day
    form = node.argument.value if isinstance(node.argument, Literal) else None
    text = written(found, form) if isinstance(form, str) else None
    return Failed("a date is written by a form like '%d.%m.%Y'") if text is None else text


def _unfit(node: Filter, found: Value | list[Value]) -> Failed:
    return Failed(f"{node.name} cannot be taken of {_said(found)}")


def _unlike(left: Value | list[Value], right: Value | list[Value]) -> Failed:
    return Failed(f"{_said(left)} does not go with {_said(right)}")


def _no_truth(found: Value | list[Value]) -> Failed:
    return Failed(f"{_said(found)} is neither true nor false")


def _said(found: Value | list[Value]) -> str:
    return "a list" if isinstance(found, list) else f"{family(found)} {shown(found)[:60]!r}"


def _comparable(value: Value) -> tuple[str, object]:
    return family(value), key(value)


_OPERATIONS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": _REACH.add,
    "-": _REACH.subtract,
    "*": _REACH.multiply,
    "/": _REACH.divide,
}
_READERS: dict[type, Callable[[Any, Mapping[str, Value], int], _Found]] = {
    Literal: _literal,
    Name: _name,
    Not: _not,
    Logic: _logic,
    Compare: _compare,
    Arithmetic: _arithmetic,
    Negate: _negate,
    Listing: _listing,
    Filter: _filter,
}
