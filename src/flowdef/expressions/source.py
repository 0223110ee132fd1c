"""Source: an expression written back in the language that it was read from."""

from datetime import date, datetime
from decimal import Decimal

from flowdef.expressions.shown import number
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
    Scalar,
    Template,
)

# How tightly each form binds; what stands where a tighter one is needed gets brackets.
_OR, _AND, _NOT, _COMPARE, _SUM, _PRODUCT, _SIGN, _FILTER, _WHOLE = range(9)
_BINDINGS = {"or": _OR, "and": _AND, "+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT}
_FORMS: dict[type, int] = {Not: _NOT, Negate: _SIGN, Filter: _FILTER}


def source(expression: Expression) -> str:
    """The text of an expression; parsing it gives the same tree, quoted dates being text again."""
    return _written(expression, _OR)


def template_source(template: Template) -> str:
    """The text of a template."""
    return "".join(
        part if isinstance(part, str) else f"{{{{ {source(part)} }}}}" for part in template.parts
    )


def _written(node: Expression, needed: int) -> str:
    text = _text(node)
    return f"({text})" if _binding(node) < needed else text


def _binding(node: Expression) -> int:
    match node:
        case Logic(operator) | Arithmetic(operator):
            return _BINDINGS[operator]
        case Compare() | Not(Compare("in")):
            return _COMPARE
        case Literal(Decimal() as value):
            return _SIGN if value < 0 else _WHOLE
        case _:
            return _FORMS.get(type(node), _WHOLE)


def _text(node: Expression) -> str:
    match node:
        case Logic(operator, parts):
            return f" {operator} ".join(_written(part, _binding(node) + 1) for part in parts)
        case Compare() | Arithmetic():
            return _between(node)
        case Not() | Negate():
            return _prefixed(node)
        case Listing(items):
            return f"[{', '.join(_written(item, _OR) for item in items)}]"
        case Filter(name, operand, argument):
            brackets = "" if argument is None else f"({_written(argument, _OR)})"
            return f"{_written(operand, _FILTER)} | {name}{brackets}"
        case Name(name):
            return name
        case Literal(value):
            return _literal(value)


def _between(node: Compare | Arithmetic) -> str:
    least = _SUM if isinstance(node, Compare) else _BINDINGS[node.operator]
    left = _written(node.left, least)
    right = _written(node.right, least + isinstance(node, Arithmetic))
    return f"{left} {node.operator} {right}"


def _prefixed(node: Not | Negate) -> str:
    match node:
        case Not(Compare("in", left, right)):
            return f"{_written(left, _SUM)} not in {_written(right, _SUM)}"
        case Not(operand):
            return f"not {_written(operand, _NOT)}"
        case Negate(operand):
            return f"-{_written(operand, _WHOLE)}"


def _literal(value: Scalar) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Decimal():
            return number(value)
        case str():
            return _quoted(value)
        case datetime() | date():
            return f'"{value.isoformat()}"'
        case _:
            return f'"{value}"'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + escaped.replace("\t", "\\t") + '"'
