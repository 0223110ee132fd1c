"""Oracle, conditions: the truth of a `when`, read with Python's own parser."""

import ast
from functools import lru_cache

Value = str | bool
Values = dict[str, Value]

_LITERALS = {"true": True, "false": False}


class UnsetError(Exception):
    """A condition reads a value that nobody recorded."""


def truth(condition: str, values: Values) -> bool | None:
    """True or false; None where it reads an unset value before it is decided.

    Names, texts, true and false, and, or, not, ==, !=, and `| default(…)`: all of them mean in
    Python's syntax what they mean in a document.
    """
    try:
        return bool(_value(_tree(condition), values))
    except UnsetError:
        return None


def names_in(condition: str) -> set[str]:
    """The data that a condition speaks of."""
    if not condition:
        return set()
    named = {node.id for node in ast.walk(_tree(condition)) if isinstance(node, ast.Name)}
    return named - _LITERALS.keys() - {"default"}


@lru_cache(maxsize=1000)
def _tree(condition: str) -> ast.expr:
    return ast.parse(condition, mode="eval").body


def _value(node: ast.expr, values: Values) -> Value:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Name(id=name):
            return _named(name, values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return not _value(operand, values)
        case ast.BoolOp(op=both, values=parts):
            found = (_value(part, values) for part in parts)
            return all(found) if isinstance(both, ast.And) else any(found)
        case ast.Compare(left=left, ops=[ast.Eq() | ast.NotEq() as sign], comparators=[right]):
            same = _value(left, values) == _value(right, values)
            return same == isinstance(sign, ast.Eq)
        case ast.BinOp(left=read, op=ast.BitOr(), right=ast.Call(args=[instead])):
            return _or_else(read, instead, values)
        case _:
            raise ValueError(ast.dump(node))


def _named(name: str, values: Values) -> Value:
    if name in _LITERALS:
        return _LITERALS[name]
    if name not in values:
        raise UnsetError(name)
    return values[name]


def _or_else(read: ast.expr, instead: ast.expr, values: Values) -> Value:
    try:
        return _value(read, values)
    except UnsetError:
        return _value(instead, values)
