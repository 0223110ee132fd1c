"""Convert: Jinja2's nodes into our tree; what our language does not have is refused."""

from collections.abc import Callable
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from flowdef.expressions.tree import (
    FILTERS,
    Arithmetic,
    At,
    Compare,
    Expression,
    Fault,
    Filter,
    Listing,
    Literal,
    Logic,
    Name,
    Negate,
    Not,
)

MAX_DEPTH = 40

# Jinja2 says a node's line; `parse` gave it offsets instead. Nodes are told by the names of their
# classes, so that this module needs no import of Jinja2; its nodes are dynamic, hence Any.
Extents = dict[int, At]


class Refusal(Exception):  # noqa: N818 (it is no error of ours: `parse` makes it a value)
    """What is refused, on its way out of the recursion."""

    def __init__(self, kind: str, message: str, at: At) -> None:
        self.fault = Fault(kind, message, *at)
        super().__init__(message)


def convert(node: Any, extents: Extents, depth: int = 0) -> Expression:
    """The tree of a node; raises Refusal."""
    at = extents[node.lineno]
    if depth > MAX_DEPTH:
        raise Refusal("limit", f"it is nested deeper than {MAX_DEPTH} levels; divide it", at)
    kind = type(node).__name__
    if kind not in _CONVERSIONS:
        raise Refusal("forbidden", _FORBIDDEN.get(kind, f"{kind} is not known here"), at)
    return _CONVERSIONS[kind](node, extents, depth + 1)


def _constant(node: Any, extents: Extents, _depth: int) -> Expression:
    return Literal(node.value, extents[node.lineno])


def _name(node: Any, extents: Extents, _depth: int) -> Expression:
    at = extents[node.lineno]
    if node.name in ("and", "or", "not", "in"):
        raise Refusal("syntax", f"'{node.name}' does not belong here", at)
    return Name(node.name, at)


def _not(node: Any, extents: Extents, depth: int) -> Expression:
    operand = convert(node.node, extents, depth)
    return Not(operand, _joined(extents[node.lineno], operand.at))


def _negate(node: Any, extents: Extents, depth: int) -> Expression:
    operand = convert(node.node, extents, depth)
    at = _joined(extents[node.lineno], operand.at)
    if isinstance(operand, Literal) and isinstance(operand.value, Decimal):
        return Literal(operand.value.copy_negate() if operand.value else operand.value, at)
    return Negate(operand, at)


def _logic(node: Any, extents: Extents, depth: int) -> Expression:
    # A chain of a thousand `or` leans to the left; walked in a loop it costs no depth.
    kind, chain = type(node), []
    while type(node) is kind:
        chain.append(node.right)
        node = node.left
    parts: list[Expression] = []
    operator = kind.__name__.lower()
    for each in (node, *reversed(chain)):
        part = convert(each, extents, depth)
        if isinstance(part, Logic) and part.operator == operator:
            parts.extend(part.parts)
        else:
            parts.append(part)
    return Logic(operator, tuple(parts), _joined(parts[0].at, parts[-1].at))


def _compare(node: Any, extents: Extents, depth: int) -> Expression:
    left = convert(node.expr, extents, depth)
    links: list[Expression] = []
    for each in node.ops:
        right = convert(each.expr, extents, depth)
        at = _joined(left.at, right.at)
        link = Compare(_COMPARISONS[each.op], left, right, at)
        links.append(Not(link, at) if each.op == "notin" else link)
        left = right
    if len(links) == 1:
        return links[0]
    return Logic("and", tuple(links), _joined(links[0].at, links[-1].at))


def _arithmetic(node: Any, extents: Extents, depth: int) -> Expression:
    left = convert(node.left, extents, depth)
    right = convert(node.right, extents, depth)
    operator = _ARITHMETIC[type(node).__name__]
    return Arithmetic(operator, left, right, _joined(left.at, right.at))


def _listing(node: Any, extents: Extents, depth: int) -> Expression:
    items = tuple(convert(item, extents, depth) for item in node.items)
    at = extents[node.lineno]
    return Listing(items, _joined(at, items[-1].at) if items else at)


def _filter(node: Any, extents: Extents, depth: int) -> Expression:
    at = extents[node.lineno]
    if node.name not in FILTERS:
        near = get_close_matches(node.name, FILTERS, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(FILTERS)}"
        raise Refusal("forbidden", f"there is no filter {node.name!r}; {hint}", at)
    operand = convert(node.node, extents, depth)
    arguments = [convert(argument, extents, depth) for argument in node.args]
    at = _joined(operand.at, at)
    least, most = _ARGUMENTS[node.name]
    if node.kwargs or node.dyn_args or node.dyn_kwargs or not least <= len(arguments) <= most:
        raise Refusal("syntax", _ARITY[(least, most)].format(name=node.name), at)
    if not arguments:
        return Filter(node.name, operand, None, at)
    return Filter(node.name, operand, arguments[0], _joined(at, arguments[0].at))


def _joined(first: At, last: At) -> At:
    start = min(first[0], last[0])
    return start, max(sum(first), sum(last)) - start


_COMPARISONS = {
    "eq": "==",
    "ne": "!=",
    "lt": "<",
    "lteq": "<=",
    "gt": ">",
    "gteq": ">=",
    "in": "in",
    "notin": "in",
}
_ARITHMETIC = {"Add": "+", "Sub": "-", "Mul": "*", "Div": "/"}
_ARGUMENTS = {"default": (1, 1), "date": (0, 1), "length": (0, 0), "lower": (0, 0), "upper": (0, 0)}
_ARITY = {
    (1, 1): "'{name}' takes one value, as in {name}(0)",
    (0, 1): "'{name}' takes at most a form, as in {name}('%d.%m.%Y')",
    (0, 0): "'{name}' takes nothing in brackets",
}
_FORBIDDEN = {
    "Call": "calls are not known here; values are taken by name and changed by filters",
    "Getitem": "parts of a value are not known here; write the plain name of a field",
    "Pos": "a number needs no '+' before it",
}
_CONVERSIONS: dict[str, Callable[[Any, Extents, int], Expression]] = {
    "Const": _constant,
    "Name": _name,
    "Not": _not,
    "Neg": _negate,
    "And": _logic,
    "Or": _logic,
    "Compare": _compare,
    "Add": _arithmetic,
    "Sub": _arithmetic,
    "Mul": _arithmetic,
    "Div": _arithmetic,
    "List": _listing,
    "Tuple": _listing,
    "Filter": _filter,
}
