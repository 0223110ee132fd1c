"""Words: an expression as an English phrase, and a text as it reads without a run."""

from collections.abc import Mapping
from decimal import Decimal

from flowdef.expressions.order import family
from flowdef.expressions.shown import grouped, label, marked, placeholder
from flowdef.expressions.shown import shown as value_text
from flowdef.expressions.sorts import sort_of_field
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
)
from flowdef.model.fields import Field

Fields = Mapping[str, Field]


def words(condition: Expression, fields: Fields) -> str:
    """A checked condition as a phrase that goes on after 'only if': `credit is poor`.

    A label of several words stands between angle marks, so that nobody reads it as a part of the
    sentence: `‹Who is told› is everybody or leaders`.
    """
    match condition:
        case Logic(operator, parts):
            return f" {operator} ".join(_part(part, fields) for part in parts)
        case Not(Compare() as compare):
            return _compared(compare, fields, negated=True)
        case Not((Logic() | Not()) as operand):
            return f"not ({words(operand, fields)})"
        case Not(operand):
            return _true(operand, "no", fields)
        case Compare():
            return _compared(condition, fields, negated=False)
        case Literal(bool(value)):
            return "always" if value else "never"
        case _:
            return _true(condition, "yes", fields)


def shown(expression: Expression, fields: Fields) -> str:
    """What stands for the value of an expression in a document without a run."""
    match expression:
        case Name(name) | Filter("default", Name(name)):
            return placeholder(fields.get(name), name)
        case Literal(value):
            return value_text(value)
        case Not() | Logic() | Compare():
            return marked(f"whether {words(expression, fields)}".translate(_UNMARKED))
        case _:
            return marked(_term(expression, fields).translate(_UNMARKED))


def _true(truth: Expression, said: str, fields: Fields) -> str:
    """'VIP is yes'; 'VIP is yes or not recorded' where that counts as yes."""
    match truth:
        case Filter("default", operand, Literal(bool(value))):
            unless = " or not recorded" if value == (said == "yes") else ""
            return f"{_term(operand, fields)} is {said}{unless}"
        case _:
            return f"{_term(truth, fields)} is {said}"


def _part(part: Expression, fields: Fields) -> str:
    said = words(part, fields)
    match part:
        case Logic() | Compare("in", _, Listing()):
            return f"({said})"
        case _:
            return said


def _compared(node: Compare, fields: Fields, *, negated: bool) -> str:
    if node.operator == "in":
        return _included(node, fields, negated=negated)
    left, right = _term(node.left, fields), _term(node.right, fields)
    right += _unit(node.left, node.right, fields)
    operator = _NEGATED[node.operator] if negated else node.operator
    if operator in ("==", "!="):
        verb = "are exactly" if isinstance(node.right, Listing) else "is"
        return f"{left} {verb} {right}" if operator == "==" else f"{left} {verb} not {right}"
    kind = _kind(node.left, fields) or _kind(node.right, fields)
    return f"{left} is {_ORDER.get(kind, _ORDER['number'])[operator]} {right}"


def _included(node: Compare, fields: Fields, *, negated: bool) -> str:
    left, right = _term(node.left, fields), node.right
    if isinstance(right, Listing):
        items = [_term(item, fields) for item in right.items] or ["anything at all"]
        if not negated:
            *most, last = items
            return f"{left} is {', '.join(most)} or {last}" if most else f"{left} is {last}"
        return (
            f"{left} is neither {' nor '.join(items)}" if items[1:] else f"{left} is not {items[0]}"
        )
    verb = "include" if _kind(right, fields) == "choices" else "contains"
    if negated:
        verb = "do not include" if verb == "include" else "does not contain"
    return f"{_term(right, fields)} {verb} {left}"


def _term(node: Expression, fields: Fields) -> str:
    match node:
        case Literal(value):
            return grouped(value) if isinstance(value, Decimal) else value_text(value)
        case Name(name):
            return _named(label(fields.get(name), name))
        case Negate(operand):
            return f"minus {_term(operand, fields)}"
        case Arithmetic(operator, left, right):
            return f"{_factor(left, fields)} {_ARITHMETIC[operator]} {_factor(right, fields)}"
        case Listing(items):
            return ", ".join(_term(item, fields) for item in items) or "nothing"
        case Filter():
            return _filtered(node, fields)
        case _:
            return f"({words(node, fields)})"


def _factor(node: Expression, fields: Fields) -> str:
    said = _term(node, fields)
    return f"({said})" if isinstance(node, Arithmetic) else said


def _filtered(node: Filter, fields: Fields) -> str:
    said = _term(node.operand, fields)
    if node.name == "default" and node.argument is not None:
        return f"{said} ({_term(node.argument, fields)} if not recorded)"
    if node.name == "length":
        plural = _kind(node.operand, fields) in ("choices", "list")
        return f"the number of {said}" if plural else f"the length of {said}"
    return _FILTERS[node.name].format(said)


def _unit(left: Expression, right: Expression, fields: Fields) -> str:
    """The unit of the field, where its label has not said it: 'open defects is above 0'."""
    if isinstance(left, Name) and isinstance(right, Literal) and left.name in fields:
        field = fields[left.name]
        said = field.unit.lower() in field.title.lower()
        return f" {field.unit}" if field.unit and not said else ""
    return ""


def _kind(node: Expression, fields: Fields) -> str:
    match node:
        case Literal(value):
            return family(value)
        case Name(name) if name in fields:
            return sort_of_field(fields[name]).family
        case Filter("date"):
            return "date"
        case Filter("default", operand):
            return _kind(operand, fields)
        case Listing():
            return "list"
        case _:
            return ""


def _named(title: str) -> str:
    # 'Credit' goes on a sentence as 'credit'; 'CRM' and 'PO' stay, several words are marked.
    if len(title.split()) > 1:
        return marked(title)
    plain = title[1:].isalpha() and title[1:].islower()
    return title.lower() if plain else title


_UNMARKED = str.maketrans("", "", marked(""))  # within the marks of what is worked out
_NEGATED = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_DAYS = {"<": "before", "<=": "on or before", ">": "after", ">=": "on or after"}
_ORDER = {
    "number": {"<": "below", "<=": "at most", ">": "above", ">=": "at least"},
    "duration": {"<": "shorter than", "<=": "at most", ">": "longer than", ">=": "at least"},
    "date": _DAYS,
    "datetime": _DAYS,
}
_ARITHMETIC = {"+": "plus", "-": "minus", "*": "times", "/": "divided by"}
_FILTERS = {"lower": "{} in small letters", "upper": "{} in capitals", "date": "the day of {}"}
