"""Linear: what a part of a comparison makes of the one field that it reads."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from flowdef.expressions.order import ORDERED, family
from flowdef.expressions.tree import Arithmetic, Expression, Literal, Name, Negate
from flowdef.model.fields import Field
from flowdef.paths.scales import position, scale_of


class Line(Struct, frozen=True):
    """`slope * x + offset`, x being where the field's value stands on its scale."""

    slope: Fraction
    offset: Fraction

    def __sub__(self, other: "Line") -> "Line":
        return Line(self.slope - other.slope, self.offset - other.offset)


def line(node: Expression, fields: Mapping[str, Field]) -> Line | None:
    """The line that a part describes; None where it is none, or not in so few words."""
    match node:
        case Literal(value) if family(value) in ORDERED:
            return Line(Fraction(0), position(value))
        case Name(name) if name in fields and scale_of(fields[name]):
            return Line(Fraction(1), Fraction(0))
        case Negate(operand):
            return _scaled(line(operand, fields), Fraction(-1))
        case Arithmetic():
            return _reckoned(node, fields)
        case _:
            return None


def _reckoned(node: Arithmetic, fields: Mapping[str, Field]) -> Line | None:
    left, right = line(node.left, fields), line(node.right, fields)
    if left is None or right is None:
        return None
    match node.operator:
        case "+":
            return left - Line(-right.slope, -right.offset)
        case "-":
            return left - right
        case "*" if not left.slope:
            return _scaled(right, left.offset)
        case "*" if not right.slope:
            return _scaled(left, right.offset)
        case "/" if not right.slope and right.offset:
            return _scaled(left, 1 / right.offset)
        case _:
            return None


def _scaled(of: Line | None, factor: Fraction) -> Line | None:
    return of and Line(of.slope * factor, of.offset * factor)


def crossing(of: Line) -> Fraction | None:
    """Where the line is zero; None where it never is, or always."""
    return -of.offset / of.slope if of.slope else None
