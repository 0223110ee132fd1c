"""Demands: what conditions ask of each field, so that its values can be told apart."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct, field

from flowdef.expressions.order import ORDERED, family
from flowdef.expressions.tree import Compare, Expression, Listing, Literal, Logic, Name, Not, names
from flowdef.model.fields import Field, FieldType
from flowdef.paths.linear import crossing, line
from flowdef.paths.scales import position, scale_of
from flowdef.paths.variants import nodes, variants

_CHOSEN = (FieldType.CHOICE, FieldType.CHOICES)
_FINITE = (FieldType.BOOLEAN, *_CHOSEN)


class Demand(Struct):
    """What the comparisons that read one field ask of it; filled while they are walked.

    `texts` are the texts it is compared with; `cuts` the positions where an answer changes, True
    for beyond and False for at; `every` asks for each choice, or set of choices, by itself;
    `peers` are fields it is compared with as a whole; `vague` says why the values cannot be told
    apart exactly, and is empty where they can.
    """

    texts: set[str] = field(default_factory=set)
    cuts: set[tuple[Fraction, bool]] = field(default_factory=set)
    every: bool = False
    peers: set[str] = field(default_factory=set)
    vague: str = ""


def demands(conditions: Iterable[Expression], fields: Mapping[str, Field]) -> dict[str, Demand]:
    """What checked conditions ask of each field that they read."""
    found: dict[str, Demand] = {}
    for condition in conditions:
        found |= {name.name: Demand() for name in names(condition) if name.name not in found}
        for node in nodes(condition):
            if isinstance(node, Compare):
                _ask(node, fields, found)
    return found


def _ask(comparison: Compare, fields: Mapping[str, Field], found: dict[str, Demand]) -> None:
    several = variants(comparison)
    if several is None:
        _blur(comparison, "it has too many defaults", fields, found)
        return
    for each in several:
        match each:
            case Compare("in", left, Listing(items)):
                for item in items:
                    _pair("==", left, item, fields, found)
            case Compare("in"):
                _inclusion(each, fields, found)
            case Compare(operator, left, right):
                _pair(operator, left, right, fields, found)
            case _:
                pass


def _pair(
    operator: str,
    left: Expression,
    right: Expression,
    fields: Mapping[str, Field],
    found: dict[str, Demand],
) -> None:
    read = [name.name for name in names(left, right)]
    if not read or _is_truth(left, fields):
        return  # the conditions on both sides are walked by themselves
    match left, right:
        case (Name(name), Literal(str(text))) | (Literal(str(text)), Name(name)):
            found[name].texts.add(text)
        case (Name(name), Name(other)) if _alike(fields[name], fields[other]):
            _peer(name, other, fields, found)
        case (Name(name), Listing(items)) | (Listing(items), Name(name)) if _written(items):
            found[name].texts.update(_texts(items))
        case _:
            if not _cut(operator, left, right, fields, found):
                whole = Compare(operator, left, right)
                _blur(whole, "it reckons with several values", fields, found)


def _cut(
    operator: str,
    left: Expression,
    right: Expression,
    fields: Mapping[str, Field],
    found: dict[str, Demand],
) -> bool:
    read = names(left, right)
    one, other = line(left, fields), line(right, fields)
    if len(read) != 1 or one is None or other is None:
        return False
    difference = one - other
    where = crossing(difference)
    if where is None:
        return True
    falling = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
    if difference.slope < 0:
        operator = falling.get(operator, operator)
    for beyond in _SIDES[operator]:
        found[read[0].name].cuts.add((where, beyond))
    return True


def _inclusion(node: Compare, fields: Mapping[str, Field], found: dict[str, Demand]) -> None:
    match node.left, node.right:
        case Literal(str(text)), Name(name) if fields[name].type is FieldType.CHOICES:
            found[name].texts.add(text)
        case Name(name), Name(other) if fields[other].type is FieldType.CHOICES:
            found[other].every = True
            found[name].every = True
            found[name].texts.update(fields[other].choices)
        case _:
            _blur(node, "it looks into a text", fields, found)


def _peer(name: str, other: str, fields: Mapping[str, Field], found: dict[str, Demand]) -> None:
    if name == other:
        return
    for one, two in ((name, other), (other, name)):
        if fields[one].type in _FINITE:
            found[one].every = True
            found[two].texts.update(fields[one].choices)
        found[one].peers.add(two)


def _blur(node: Compare, why: str, fields: Mapping[str, Field], found: dict[str, Demand]) -> None:
    """Values of which only samples can be tried; finite fields are tried in full all the same."""
    values = [each.value for each in nodes(node) if isinstance(each, Literal)]
    for name in names(node):
        demand, of = found[name.name], fields[name.name]
        demand.every = True
        if of.type in _FINITE:
            continue
        demand.vague = demand.vague or f"'{of.name}' cannot be divided exactly: {why}"
        if scale_of(of):
            placed = {position(value) for value in values if family(value) in ORDERED}
            demand.cuts |= {
                (each, side) for each in placed | {Fraction(0)} for side in (False, True)
            }
        else:
            demand.texts.update(_samples(values))


def _samples(values: Iterable[object]) -> set[str]:
    found: set[str] = set()
    for value in values:
        match value:
            case str():
                found |= {value, value.lower(), value.upper(), f"{value}x", f"x{value}"}
            case Decimal() if 0 <= value <= 900:
                found |= {"x" * length for length in range(int(value) - 1, int(value) + 2)}
            case _:
                pass
    return found - {""}


def _is_truth(node: Expression, fields: Mapping[str, Field]) -> bool:
    match node:
        case Not() | Logic() | Compare() | Literal(bool()):
            return True
        case Name(name):
            return fields[name].type is FieldType.BOOLEAN
        case _:
            return False


def _alike(one: Field, other: Field) -> bool:
    ordered = scale_of(one) is not None, scale_of(other) is not None
    return ordered[0] == ordered[1] and FieldType.BOOLEAN not in (one.type, other.type)


def _written(items: Iterable[Expression]) -> bool:
    return all(isinstance(item, Literal) for item in items)


def _texts(items: Iterable[Expression]) -> set[str]:
    return {
        item.value for item in items if isinstance(item, Literal) and isinstance(item.value, str)
    }


# Where an answer changes: `x > 5` beyond 5, `x >= 5` at 5, `x == 5` at both.
_SIDES = {
    ">": (True,),
    "<=": (True,),
    ">=": (False,),
    "<": (False,),
    "==": (False, True),
    "!=": (False, True),
}
