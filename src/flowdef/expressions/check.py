"""Check: whether expressions fit the fields that they read, before anything runs."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from flowdef.expressions.dates import misfit
from flowdef.expressions.order import ORDERED
from flowdef.expressions.readers import nearest
from flowdef.expressions.sorts import (
    BOOLEAN,
    DATE,
    NUMBER,
    TEXT,
    Sort,
    apart,
    as_written,
    sort_of_field,
    sort_of_value,
)
from flowdef.expressions.tree import (
    Arithmetic,
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
    Template,
)
from flowdef.model.fields import Field


class Checked(Struct, frozen=True):
    """An expression whose quoted dates, moments and durations are values, and what is wrong.

    `sort` is None where a fault leaves it open. Only an expression without faults is evaluated.
    """

    expression: Expression
    sort: Sort | None
    faults: tuple[Fault, ...] = ()


class CheckedText(Struct, frozen=True):
    """The same of a text."""

    template: Template
    faults: tuple[Fault, ...] = ()


def check(expression: Expression, fields: Mapping[str, Field]) -> Checked:
    """Any expression: names, types, choices."""
    faults: list[Fault] = []
    node, sort = _Walk(fields, faults).read(expression)
    return Checked(node, sort, tuple(faults))


def check_condition(expression: Expression, fields: Mapping[str, Field]) -> Checked:
    """A `when`: it must also be true or false."""
    checked = check(expression, fields)
    if checked.sort is None or checked.sort.family == "boolean":
        return checked
    offset, length = checked.expression.at
    message = f"a condition is true or false, and this is {checked.sort}; compare it with a value"
    return replace(
        checked, faults=(*checked.faults, Fault("type", message, offset, max(1, length)))
    )


def check_text(template: Template, fields: Mapping[str, Field]) -> CheckedText:
    """A text: every expression in it, and no lists."""
    parts: list[str | Expression] = []
    faults: list[Fault] = []
    for part in template.parts:
        if isinstance(part, str):
            parts.append(part)
            continue
        checked = check(part, fields)
        parts.append(checked.expression)
        faults.extend(checked.faults)
        if checked.sort and checked.sort.family == "list":
            faults.append(Fault("type", "a list cannot stand in a text", *part.at))
    return CheckedText(Template(tuple(parts)), tuple(faults))


# A part as checked, and its sort; None where a fault below leaves it open: it is reported once.
_Read = tuple[Expression, Sort | None]


class _Walk:
    """One walk over an expression; what it finds wrong is appended to `faults`."""

    def __init__(self, fields: Mapping[str, Field], faults: list[Fault]) -> None:
        self._fields = fields
        self._faults = faults

    def read(self, node: Expression) -> _Read:
        return _RULES[type(node)](self, node)

    def literal(self, node: Literal) -> _Read:
        return node, sort_of_value(node.value)

    def name(self, node: Name) -> _Read:
        field = self._fields.get(node.name)
        if field is not None:
            return node, sort_of_field(field)
        hint = nearest(node.name, tuple(self._fields)) if self._fields else "none is known here"
        self._fault("name", f"there is no field {node.name!r}; {hint}", node)
        return node, None

    def negation(self, node: Not) -> _Read:
        return replace(node, operand=self._wanted(node.operand, BOOLEAN, "'not'")), BOOLEAN

    def logic(self, node: Logic) -> _Read:
        parts = (self._wanted(part, BOOLEAN, f"'{node.operator}'") for part in node.parts)
        return replace(node, parts=tuple(parts)), BOOLEAN

    def arithmetic(self, node: Arithmetic) -> _Read:
        left = self._wanted(node.left, NUMBER, f"'{node.operator}'")
        right = self._wanted(node.right, NUMBER, f"'{node.operator}'")
        return replace(node, left=left, right=right), NUMBER

    def negative(self, node: Negate) -> _Read:
        return replace(node, operand=self._wanted(node.operand, NUMBER, "'-'")), NUMBER

    def listing(self, node: Listing) -> _Read:
        read = [self.read(item) for item in node.items]
        leading = next((sort for item, sort in read if not isinstance(item, Literal)), None)
        if leading is not None:
            read = [self._beside(each, leading) for each in read]
        result = replace(node, items=tuple(item for item, _ in read))
        families = [sort.family for _, sort in read if sort is not None]
        for item, sort in read:
            if sort is not None and sort.family in ("list", "choices"):
                self._fault("type", f"a list cannot hold {sort}", item)
                return result, None
            if sort is not None and sort.family != families[0]:
                first = Sort(families[0])
                self._fault("type", f"the list begins with {first} and goes on with {sort}", item)
                return result, None
        whole = len(families) == len(read)
        return result, Sort("list", (), families[0] if families else "") if whole else None

    def compare(self, node: Compare) -> _Read:
        left, left_sort = self.read(node.left)
        right, right_sort = self.read(node.right)
        if left_sort is not None and right_sort is not None:
            beside = right_sort
            right, right_sort = self._beside((right, right_sort), left_sort)
            left, left_sort = self._beside((left, left_sort), beside)
        if left_sort is None or right_sort is None:
            return replace(node, left=left, right=right), BOOLEAN
        if not _compares(node.operator, left_sort, right_sort):
            self._faults.append(apart(node.operator, left, left_sort, right, right_sort))
        return replace(node, left=left, right=right), BOOLEAN

    def filter(self, node: Filter) -> _Read:
        read, sort = self.read(node.operand)
        node = replace(node, operand=read)
        if node.name == "default":
            return self._default(node, sort)
        if node.name == "date":
            return self._date(node, sort)
        if sort is not None and sort.family not in _TAKEN[node.name]:
            self._fault("type", f"'{node.name}' cannot be taken of {sort}", node)
            return node, None
        if node.name == "length":
            return node, NUMBER
        changed = str.lower if node.name == "lower" else str.upper
        choices = dict.fromkeys(map(changed, sort.choices)) if sort else ()
        return node, Sort("text", tuple(choices))

    def _default(self, node: Filter, sort: Sort | None) -> _Read:
        if node.argument is None:  # the parser asks for it
            return node, sort
        argument, other = self.read(node.argument)
        if sort is None or other is None:
            return replace(node, argument=argument), sort or other
        argument, other = self._beside((argument, other), replace(sort, choices=()))
        node = replace(node, argument=argument)
        if other is None:
            return node, sort
        if other.family != sort.family and not (
            other.family == "list" and sort.family == "choices"
        ):
            self._fault("type", f"the default of {sort} cannot be {other}", argument)
        if isinstance(argument, Literal) and isinstance(argument.value, str):
            other = replace(other, choices=(argument.value,))
        both = (*sort.choices, *other.choices) if sort.choices and other.choices else ()
        return node, replace(sort, choices=tuple(dict.fromkeys(both)))

    def _date(self, node: Filter, sort: Sort | None) -> _Read:
        if isinstance(node.operand, Literal):
            operand, sort = self._beside((node.operand, sort), DATE)
            node = replace(node, operand=operand)
        if sort is None:
            return node, None
        if sort.family not in ("date", "datetime"):
            self._fault("type", f"'date' cannot be taken of {sort}", node)
            return node, None
        match node.argument:
            case None:
                return (node.operand if sort == DATE else node), DATE  # the day of a day is itself
            case Literal(str(form)) if not misfit(form):
                return node, TEXT
            case argument:
                message = "a form is quoted text of %d %m %y %Y %b %B %a %A %H %M, as '%d.%m.%Y'"
                self._fault("type", message, argument)
                return node, TEXT

    def _wanted(self, node: Expression, sort: Sort, what: str) -> Expression:
        read, found = self.read(node)
        if found is not None and found.family != sort.family:
            need = "numbers" if sort is NUMBER else "what is true or false"
            self._fault("type", f"{what} takes {need}, and this is {found}", node)
        return read

    def _beside(self, read: _Read, other: Sort) -> _Read:
        """A part with its quoted texts as what they are compared with."""
        node, sort = read
        if isinstance(node, Listing) and sort is not None:
            items = [self._beside((item, Sort(sort.item)), other) for item in node.items]
            item = "" if not items else items[0][1].family if items[0][1] else None
            found = None if item is None else replace(sort, item=item)
            return replace(node, items=tuple(item for item, _ in items)), found
        if not isinstance(node, Literal):
            return read
        literal = as_written(node, other.single)
        if isinstance(literal, Fault):
            self._faults.append(literal)
            return node, None
        return literal, sort_of_value(literal.value)

    def _fault(self, kind: str, message: str, node: Expression) -> None:
        self._faults.append(Fault(kind, message, node.at[0], max(1, node.at[1])))


def _compares(operator: str, left: Sort, right: Sort) -> bool:
    if operator == "in":
        if right.family == "list":
            return left.family == right.item or (not right.item and left.family != "list")
        return left.family == "text" and right.family in ("text", "choices")
    if operator in ("==", "!="):
        if {left.family, right.family} == {"list", "choices"}:
            return "text" in (left.item, right.item) or not (left.item or right.item)
        return left.family == right.family != "list"
    return left.family == right.family and left.family in ORDERED


_TAKEN = {"length": ("text", "choices", "list"), "lower": ("text",), "upper": ("text",)}
_RULES: dict[type, Callable[[_Walk, Any], _Read]] = {
    Literal: _Walk.literal,
    Name: _Walk.name,
    Not: _Walk.negation,
    Logic: _Walk.logic,
    Compare: _Walk.compare,
    Arithmetic: _Walk.arithmetic,
    Negate: _Walk.negative,
    Listing: _Walk.listing,
    Filter: _Walk.filter,
}
