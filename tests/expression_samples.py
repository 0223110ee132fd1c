"""Fields, values and trees that the tests of expressions and paths share."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from flowdef.expressions.check import check_condition
from flowdef.expressions.parse import condition
from flowdef.expressions.tree import (
    FILTERS,
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
    Value,
)
from flowdef.model.fields import Field, FieldType
from flowdef.times import Duration, Unit


def fields_by_name(*fields: Field) -> dict[str, Field]:
    return {field.name: field for field in fields}


FIELDS = fields_by_name(
    Field(name="customer", type=FieldType.TEXT, label="Customer name"),
    Field(name="contact", type=FieldType.PERSON),
    Field(name="mail", type=FieldType.EMAIL, label="E-mail"),
    Field(name="credit", type=FieldType.CHOICE, choices=("good", "fair", "poor")),
    Field(name="plan", type=FieldType.CHOICE, choices=("starter", "business")),
    Field(name="tags", type=FieldType.CHOICES, choices=("a", "b", "c")),
    Field(name="vip", type=FieldType.BOOLEAN, label="VIP"),
    Field(name="signed", type=FieldType.BOOLEAN),
    Field(name="amount", type=FieldType.NUMBER, unit="EUR"),
    Field(name="limit", type=FieldType.NUMBER),
    Field(name="seats", type=FieldType.INTEGER),
    Field(name="start_date", type=FieldType.DATE),
    Field(name="end_date", type=FieldType.DATE),
    Field(name="seen_at", type=FieldType.DATETIME),
    Field(name="effort", type=FieldType.DURATION),
)


def tree(text: str) -> Expression:
    """The tree of a text that parses."""
    found = condition(text)
    assert not isinstance(found, Fault), found
    return found


def checked(text: str, fields: Mapping[str, Field] = FIELDS) -> Expression:
    """The checked tree of a condition without faults."""
    found = check_condition(tree(text), fields)
    assert found.faults == ()
    return found.expression


WORDS = st.text("abcxyz '\"\\\n{}%éß", max_size=6)
NUMBERS = st.one_of(
    st.integers(-20, 20).map(Decimal),
    st.decimals("-99999", "99999", allow_nan=False, allow_infinity=False, places=3),
)
DATES = st.dates(date(2026, 1, 1), date(2026, 1, 9))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 9))  # noqa: DTZ001 (as people type)
DURATIONS = st.builds(Duration, st.integers(0, 90).map(Decimal), st.sampled_from(Unit))

VALUES: dict[FieldType, SearchStrategy[Value]] = {
    FieldType.TEXT: WORDS,
    FieldType.PERSON: WORDS,
    FieldType.EMAIL: WORDS,
    FieldType.CHOICE: st.sampled_from(["good", "fair", "poor", "starter", "business"]),
    FieldType.CHOICES: st.sets(st.sampled_from("abc")).map(lambda chosen: tuple(sorted(chosen))),
    FieldType.BOOLEAN: st.booleans(),
    FieldType.NUMBER: NUMBERS,
    FieldType.INTEGER: st.integers(-20, 20).map(Decimal),
    FieldType.DATE: DATES,
    FieldType.DATETIME: MOMENTS,
    FieldType.DURATION: DURATIONS,
}


def recorded() -> SearchStrategy[dict[str, Value]]:
    """Values of some of FIELDS; the others are unset."""
    return st.fixed_dictionaries(
        {}, optional={name: VALUES[field.type] for name, field in FIELDS.items()}
    )


def literals() -> SearchStrategy[Expression]:
    return st.builds(Literal, st.one_of(WORDS, NUMBERS, st.booleans()))


def _plain_negate(operand: Expression) -> Expression:
    # As the parser does: the sign of a written number is part of it.
    if isinstance(operand, Literal) and isinstance(operand.value, Decimal):
        return Literal(-operand.value if operand.value else operand.value)
    return Negate(operand)


def _joined(operator: str, parts: list[Expression]) -> Expression:
    flat: list[Expression] = []
    for part in parts:
        same = isinstance(part, Logic) and part.operator == operator
        flat.extend(part.parts if isinstance(part, Logic) and same else [part])
    return Logic(operator, tuple(flat))


def _filtered(name: str, operand: Expression, argument: Expression) -> Expression:
    return Filter(name, operand, argument if name == "default" else None)


def trees(names: SearchStrategy[str] | None = None) -> SearchStrategy[Expression]:
    """Any trees that a text can have, of right or wrong types."""
    known = st.sampled_from([*FIELDS, "unknown"]) if names is None else names
    leaves = st.one_of(st.builds(Name, known), literals())

    def grown(inner: SearchStrategy[Expression]) -> SearchStrategy[Expression]:
        operators = st.sampled_from(["==", "!=", "<", "<=", ">", ">=", "in"])
        return st.one_of(
            st.builds(Not, inner),
            st.builds(_plain_negate, inner),
            st.builds(
                _joined, st.sampled_from(["and", "or"]), st.lists(inner, min_size=2, max_size=3)
            ),
            st.builds(Compare, operators, inner, inner),
            st.builds(Arithmetic, st.sampled_from("+-*/"), inner, inner),
            st.builds(Listing, st.lists(inner, max_size=3).map(tuple)),
            st.builds(_filtered, st.sampled_from(FILTERS), inner, inner),
        )

    return st.recursive(leaves, grown, max_leaves=8)


def sound_conditions() -> SearchStrategy[Expression]:
    """Conditions that mostly pass the check: comparisons of like with like."""

    def named(*types: FieldType) -> SearchStrategy[Expression]:
        return st.sampled_from([Name(n) for n, f in FIELDS.items() if f.type in types])

    def guarded(
        plain: SearchStrategy[Expression], others: SearchStrategy[Expression]
    ) -> SearchStrategy[Expression]:
        return st.one_of(plain, st.builds(Filter, st.just("default"), plain, others))

    numbers = st.builds(Literal, NUMBERS)
    number = guarded(named(FieldType.NUMBER, FieldType.INTEGER), numbers)
    reckoned = st.one_of(
        number, numbers, st.builds(Arithmetic, st.sampled_from("+-*/"), number, number | numbers)
    )
    ordering = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
    equality = st.sampled_from(["==", "!="])
    choices = st.builds(Literal, st.sampled_from(["good", "fair", "poor"]))
    credit = guarded(st.just(Name("credit")), choices)
    days = st.builds(Literal, DATES.map(date.isoformat))
    day = guarded(named(FieldType.DATE), days)
    text = named(FieldType.TEXT, FieldType.PERSON)
    lengths = st.builds(Filter, st.just("length"), named(FieldType.TEXT, FieldType.CHOICES))
    atoms = st.one_of(
        named(FieldType.BOOLEAN),
        st.builds(Compare, ordering, reckoned, reckoned),
        st.builds(Compare, ordering, lengths, numbers),
        st.builds(Compare, equality, credit, choices),
        st.builds(Compare, st.just("in"), credit, st.lists(choices).map(tuple).map(Listing)),
        st.builds(Compare, ordering, day, day | days),
        st.builds(Compare, equality, text, text | st.builds(Literal, WORDS)),
        st.builds(
            Compare,
            st.just("in"),
            st.builds(Literal, st.sampled_from("abc")),
            st.just(Name("tags")),
        ),
    )
    return st.recursive(
        atoms,
        lambda inner: (
            st.builds(Not, inner)
            | st.builds(
                _joined, st.sampled_from(["and", "or"]), st.lists(inner, min_size=2, max_size=3)
            )
        ),
        max_leaves=6,
    )
