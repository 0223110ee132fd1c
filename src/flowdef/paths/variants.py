"""Variants: what an expression comes down to, once each `default(…)` is or is not taken."""

from collections.abc import Iterator
from itertools import product

from msgspec.structs import replace

from flowdef.expressions.tree import (
    Arithmetic,
    Compare,
    Expression,
    Filter,
    Listing,
    Logic,
    Negate,
    Not,
    children,
    names,
)

_MOST = 6  # of `default(…)`: so there are at most 64 variants


def nodes(expression: Expression) -> Iterator[Expression]:
    """An expression and all that is in it."""
    yield expression
    for child in children(expression):
        yield from nodes(child)


def guarded(*conditions: Expression) -> frozenset[str]:
    """The fields that stand under a `default(…)`: whoever wrote it expects them unset."""
    return frozenset(
        name.name
        for condition in conditions
        for node in nodes(condition)
        if isinstance(node, Filter) and node.name == "default"
        for name in names(node.operand)
    )


def variants(expression: Expression) -> tuple[Expression, ...] | None:
    """The expression without any `default(…)`, in all ways; None where they are too many."""
    defaults = (node for node in nodes(expression) if isinstance(node, Filter))
    if sum(node.name == "default" for node in defaults) > _MOST:
        return None
    return tuple(_variants(expression))


def rebuilt(node: Expression, parts: tuple[Expression, ...]) -> Expression:
    """The expression with other children, in the order in which they are read."""
    match node:
        case Not() | Negate():
            return replace(node, operand=parts[0])
        case Logic():
            return replace(node, parts=parts)
        case Listing():
            return replace(node, items=parts)
        case Compare() | Arithmetic():
            return replace(node, left=parts[0], right=parts[1])
        case Filter():
            return replace(node, operand=parts[0], argument=parts[1] if parts[1:] else None)
        case _:
            return node


def _variants(node: Expression) -> list[Expression]:
    if isinstance(node, Filter) and node.name == "default":
        argument = [] if node.argument is None else _variants(node.argument)
        return [*_variants(node.operand), *argument]
    parts = list(map(_variants, children(node)))
    if all(len(several) == 1 for several in parts):
        return [rebuilt(node, tuple(several[0] for several in parts))] if parts else [node]
    return [rebuilt(node, each) for each in product(*parts)]
