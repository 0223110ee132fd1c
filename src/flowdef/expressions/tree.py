"""Tree: an expression as frozen values, and a text with expressions in it."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct

from flowdef.sited import Sited
from flowdef.times import Duration

# A value with its type. Numbers and integers are decimals; `choices` are a tuple of text.
Scalar = str | bool | Decimal | datetime | date | Duration
Value = Scalar | tuple[str, ...]

# Where something stands in the text that it was read from: offset and length, in characters.
At = tuple[int, int]
NOWHERE: At = (0, 0)


class Fault(Struct, frozen=True):
    """What is wrong with an expression or a text.

    `kind` is one of: syntax, forbidden, limit (found while parsing), name, type, choice (found
    while checking). Offset and length count characters of the text that was parsed. `instead` is
    the choice that was probably meant, if any.
    """

    kind: str
    message: str
    offset: int = 0
    length: int = 1
    instead: str = ""


class Literal(Sited, frozen=True):
    """A value as written: quoted text, a number, true or false; checking makes dates of text."""

    value: Scalar
    at: At = NOWHERE


class Name(Sited, frozen=True):
    """The value of a field."""

    name: str
    at: At = NOWHERE


class Not(Sited, frozen=True):
    """`not x`; `x not in y` is a Not around a Compare."""

    operand: "Expression"
    at: At = NOWHERE


class Logic(Sited, frozen=True):
    """`a and b and …` or `a or b or …`, decided from left to right with short circuit."""

    operator: str  # and | or
    parts: tuple["Expression", ...]  # at least two, none of them Logic of the same operator
    at: At = NOWHERE


class Compare(Sited, frozen=True):
    """`left operator right`."""

    operator: str  # == != < <= > >= in
    left: "Expression"
    right: "Expression"
    at: At = NOWHERE


class Arithmetic(Sited, frozen=True):
    """`left operator right` on numbers."""

    operator: str  # + - * /
    left: "Expression"
    right: "Expression"
    at: At = NOWHERE


class Negate(Sited, frozen=True):
    """`-x`; of a number as written it is a Literal."""

    operand: "Expression"
    at: At = NOWHERE


class Listing(Sited, frozen=True):
    """`[a, b]`."""

    items: tuple["Expression", ...]
    at: At = NOWHERE


class Filter(Sited, frozen=True):
    """`operand | name(argument)`."""

    name: str  # length | lower | upper | default | date
    operand: "Expression"
    argument: "Expression | None" = None
    at: At = NOWHERE


Expression = Literal | Name | Not | Logic | Compare | Arithmetic | Negate | Listing | Filter

FILTERS = ("date", "default", "length", "lower", "upper")


class Template(Struct, frozen=True):
    """A text with expressions in it: `Send it to {{ customer }}`; adjoining text is one part."""

    parts: tuple[str | Expression, ...]

    @property
    def sole(self) -> Expression | None:
        """The expression, where the text is exactly one `{{ x }}`: it keeps the value's type."""
        match self.parts:
            case (part,) if not isinstance(part, str):
                return part
        return None

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """The expressions in the order of the text."""
        return tuple(part for part in self.parts if not isinstance(part, str))


def children(expression: Expression) -> tuple[Expression, ...]:
    """The parts of an expression, in the order in which they are read."""
    if isinstance(expression, _TWO_SIDED):
        return (expression.left, expression.right)
    match expression:
        case Literal() | Name():
            return ()
        case Not(operand) | Negate(operand):
            return (operand,)
        case Logic(_, parts) | Listing(parts):
            return parts
        case Filter(_, operand, argument):
            return (operand,) if argument is None else (operand, argument)


_TWO_SIDED = (Compare, Arithmetic)  # most expressions are, so these are looked for first


def names(*expressions: Expression) -> tuple[Name, ...]:
    """The names that are read, each once, in the order and at the place of its first reading."""
    found: dict[str, Name] = {}
    for expression in expressions:
        for name in _reads(expression):
            found.setdefault(name.name, name)
    return tuple(found.values())


def _reads(expression: Expression) -> Iterator[Name]:
    if isinstance(expression, Name):
        yield expression
    for child in children(expression):
        yield from _reads(child)
