"""Judgements: conditions that never change, choices with gaps and overlaps, each with witnesses."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from flowdef.expressions.tree import (
    Compare,
    Expression,
    Listing,
    Literal,
    Logic,
    Name,
    Not,
    Scalar,
)
from flowdef.model.fields import Field, FieldType
from flowdef.paths.regions import regions
from flowdef.paths.search import Undecided, Witness, satisfiable, solve


class Choice(Struct, frozen=True):
    """What a condition says that does no more than to name values of one field."""

    field: str
    values: tuple[Scalar, ...]


def constant(
    condition: Expression, fields: Mapping[str, Field], unset: frozenset[str] | None = None
) -> bool | Undecided | None:
    """What a checked condition always comes out as; None where it may come out either way.

    A condition that no values make true or false, as `1 / 0 > x`, is Undecided with size 0.
    """
    named = choice(condition)
    if named is not None and fields[named.field].type in _CLOSED:
        return _named(named, fields[named.field])
    domains = regions([condition], fields, unset)
    holds, fails = solve([(condition, True)], domains), solve([(condition, False)], domains)
    if isinstance(holds, Witness) and isinstance(fails, Witness):
        return None
    for answer in (holds, fails):
        if isinstance(answer, Undecided):
            return answer
    if holds is None and fails is None:
        return Undecided(0, "no values make it true or false")
    return holds is not None


def uncovered(
    conditions: Sequence[Expression],
    fields: Mapping[str, Field],
    unset: frozenset[str] | None = None,
) -> Witness | Undecided | None:
    """Values for which none of the conditions holds; None where one of them always does."""
    return satisfiable([(condition, False) for condition in conditions], fields, unset)


def overlap(
    one: Expression,
    other: Expression,
    fields: Mapping[str, Field],
    unset: frozenset[str] | None = None,
) -> Witness | Undecided | None:
    """Values for which both conditions hold; None where they exclude each other."""
    return satisfiable([(one, True), (other, True)], fields, unset)


def choice(condition: Expression) -> Choice | None:
    """The field whose values a condition names by equality, and these values; None of any other.

    Known are `x == "a"`, `x in ["a", "b"]`, `x`, `not x`, and several of one field joined by `or`.
    """
    # Asked of every condition, and class patterns take longer.
    if isinstance(condition, Compare):
        return _compared(condition)
    if isinstance(condition, Logic):
        parts = condition.parts if condition.operator == "or" else ()
        return _joined([choice(part) for part in parts])
    if isinstance(condition, Name):
        return Choice(condition.name, (True,))
    if isinstance(condition, Not) and isinstance(condition.operand, Name):
        return Choice(condition.operand.name, (False,))
    return None


def _compared(condition: Compare) -> Choice | None:
    operator, left, right = condition.operator, condition.left, condition.right
    if operator == "==" and isinstance(left, Literal):
        left, right = right, left
    if not isinstance(left, Name):
        return None
    if operator == "==" and isinstance(right, Literal):
        return Choice(left.name, (right.value,))
    if operator == "in" and isinstance(right, Listing):
        return _listed(left.name, right.items)
    return None


def _named(named: Choice, field: Field) -> bool | None:
    possible = set(field.choices) if field.type is FieldType.CHOICE else {True, False}
    left = possible.difference(named.values)
    return not left if not left or len(left) == len(possible) else None


def _listed(name: str, items: Sequence[Expression]) -> Choice | None:
    values = tuple(item.value for item in items if isinstance(item, Literal))
    return Choice(name, values) if values and len(values) == len(items) else None


def _joined(choices: Sequence[Choice | None]) -> Choice | None:
    found = [each for each in choices if each is not None]
    if len(found) < len(choices) or len({each.field for each in found}) != 1:
        return None
    values = dict.fromkeys(value for each in found for value in each.values)
    return Choice(found[0].field, tuple(values))


_CLOSED = (FieldType.CHOICE, FieldType.BOOLEAN)
