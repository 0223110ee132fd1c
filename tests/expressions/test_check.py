"""Expressions are held to the fields that they read; what does not fit is said with its place."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given

from expression_samples import FIELDS, checked, tree, trees
from flowdef.expressions.check import check, check_condition, check_text
from flowdef.expressions.parse import template
from flowdef.expressions.sorts import sort_of_field
from flowdef.expressions.tree import Compare, Expression, Filter, Listing, Literal, Name, Template
from flowdef.model.fields import Field, FieldType
from flowdef.times import Duration, Unit


@pytest.mark.parametrize(
    ("text", "kind", "place", "message"),
    [
        pytest.param('crdit == "poor"', "name", "crdit", "did you mean 'credit'?", id="misspelt"),
        pytest.param("zzz", "name", "zzz", "known: customer, contact", id="unknown"),
        pytest.param('credit == "por"', "choice", '"por"', "mean 'poor'?", id="no choice"),
        pytest.param('"por" != credit', "choice", '"por"', "mean 'poor'?", id="no choice, turned"),
        pytest.param('credit in ["poor", "x"]', "choice", '"x"', "known: good", id="in a list"),
        pytest.param('"z" in tags', "choice", '"z"', "known: a, b, c", id="not among the choices"),
        pytest.param('tags == ["a", "z"]', "choice", '"z"', "known: a", id="in a set"),
        pytest.param('credit|upper == "poor"', "choice", '"poor"', "POOR", id="after a filter"),
        pytest.param('start_date > "soon"', "type", '"soon"', "is no date", id="no date"),
        pytest.param('start_date > "2026-02-30"', "type", '"2026-02-30"', "calendar", id="no day"),
        pytest.param('start_date|default("x") > end_date', "type", '"x"', "date", id="no default"),
        pytest.param('seen_at > "noon"', "type", '"noon"', "date with time", id="no moment"),
        pytest.param('effort > "4 hours"', "type", '"4 hours"', "is no duration", id="no duration"),
        pytest.param('end_date in ["x"]', "type", '"x"', "is no date", id="no date in a list"),
        pytest.param('[end_date, "x"]|length > 1', "type", '"x"', "no date", id="in a mixed list"),
        pytest.param('amount > "10"', "type", 'amount > "10"', "10 without quotes", id="quoted"),
        pytest.param('amount > "x"', "type", 'amount > "x"', "a number, cannot", id="a text"),
        pytest.param('vip == "yes"', "type", 'vip == "yes"', "write true or false", id="a yes"),
        pytest.param("credit == 1", "type", "credit == 1", "value in quotes", id="a bare value"),
        pytest.param("customer < credit", "type", "customer < credit", "have an order", id="order"),
        pytest.param("vip < signed", "type", "vip < signed", "have an order", id="truths"),
        pytest.param("tags < tags", "type", "tags < tags", "have an order", id="sets"),
        pytest.param("start_date == seen_at", "type", "start_date == seen_at", "time", id="dates"),
        pytest.param("start_date > effort", "type", "start_date > effort", "duration", id="mixed"),
        pytest.param("amount == tags", "type", "amount == tags", "set of choices", id="a set"),
        pytest.param("[amount] == [limit]", "type", "[amount] == [limit]", "list", id="two lists"),
        pytest.param("amount in limit", "type", "amount in limit", "by 'in'", id="in a number"),
        pytest.param("tags in ['a']", "type", "tags in ['a']", "by 'in'", id="a set in a list"),
        pytest.param("amount in ['1']", "type", "amount in ['1']", "by 'in'", id="other items"),
        pytest.param("amount in [1, '2']", "type", "'2'", "goes on with text", id="a mixed list"),
        pytest.param("amount in [[1]]", "type", "[1]", "cannot hold a list", id="a nested list"),
        pytest.param("amount", "type", "amount", "this is a number", id="no condition"),
        pytest.param("customer", "type", "customer", "this is text", id="a text alone"),
        pytest.param("not amount", "type", "amount", "true or false", id="not of a number"),
        pytest.param("vip and credit", "type", "credit", "'and' takes", id="and of a text"),
        pytest.param("vip or 1", "type", "1", "'or' takes", id="or of a number"),
        pytest.param("customer + 1 > 2", "type", "customer", "'+' takes numbers", id="text plus"),
        pytest.param("effort * 2 > 2", "type", "effort", "'*' takes numbers", id="times"),
        pytest.param(
            "-credit == 2", "type", "credit", "'-' takes numbers", id="the sign of a text"
        ),
        pytest.param("amount|length > 1", "type", "amount|length", "cannot be taken", id="length"),
        pytest.param("tags|lower == 'a'", "type", "tags|lower", "cannot be taken", id="lower"),
        pytest.param("amount|date == 1", "type", "amount|date", "cannot be taken", id="date"),
        pytest.param("'x'|date == start_date", "type", "'x'", "is no date", id="date of a text"),
        pytest.param("start_date|date('%q') == ''", "type", "'%q'", "a form is", id="a form"),
        pytest.param("start_date|date(vip) == ''", "type", "vip", "a form is", id="no form"),
        pytest.param("amount|default('x') > 1", "type", "'x'", "default of a number", id="default"),
        pytest.param("tags|default('x')|length > 1", "type", "'x'", "default of", id="of a set"),
    ],
)
def test_a_fault_says_what_and_where(text: str, kind: str, place: str, message: str) -> None:
    (fault,) = check_condition(tree(text), FIELDS).faults
    assert fault.kind == kind
    assert text[fault.offset : fault.offset + fault.length] == place
    assert message in fault.message


@pytest.mark.parametrize(
    "text",
    [
        'credit == "poor" and credit != plan',
        'credit|lower == "poor"',
        'credit|default("unknown") == "unknown"',
        'credit|default(plan) == "starter"',
        'customer|default(credit) == "anything"',
        '"a" in tags|default([])',
        '"a" in tags|default(["b"])',
        'tags == ["a"] or ["a"] == tags or tags == []',
        "plan in tags",
        'customer in ["x", contact]',
        "customer in []",
        'mail == "dana@example.com"',
        "amount > seats and seats >= 1.5",
        "amount|default(limit)|default(1) > 0",
        "-(amount + 1) * 2 / seats < 0",
        'start_date == "2026-01-01" and "2026-01-01" == start_date',
        "start_date in ['2026-01-01', end_date]",
        '"2026-01-01" in [start_date]',
        'start_date|date("%Y") == "2026"',
        'seen_at|date > "2026-01-01"',
        'seen_at > "2026-01-01"',
        "'2026-01-01'|date == start_date",
        'effort <= "1d"',
        "vip == (amount > 5)",
        "vip == true or vip|default(false)",
        "customer|length + tags|length > [1, 2]|length",
        "true",
    ],
)
def test_what_fits_has_no_faults(text: str) -> None:
    assert check_condition(tree(text), FIELDS).faults == ()


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        pytest.param(
            'start_date > "2026-03-01"',
            Compare(">", Name("start_date"), Literal(date(2026, 3, 1))),
            id="a date",
        ),
        pytest.param(
            '"4h" < effort',
            Compare("<", Literal(Duration(Decimal(4), Unit.HOURS)), Name("effort")),
            id="a duration before its field",
        ),
        pytest.param(
            'seen_at == "2026-03-01 09:30"',
            Compare("==", Name("seen_at"), Literal(datetime(2026, 3, 1, 9, 30))),  # noqa: DTZ001
            id="a moment",
        ),
        pytest.param(
            'start_date|default("2026-01-01") in ["2026-01-02"]',
            Compare(
                "in",
                Filter("default", Name("start_date"), Literal(date(2026, 1, 1))),
                Listing((Literal(date(2026, 1, 2)),)),
            ),
            id="in a default and in a list",
        ),
        pytest.param(
            'customer == "2026-03-01"',
            Compare("==", Name("customer"), Literal("2026-03-01")),
            id="beside a text it stays text",
        ),
    ],
)
def test_quoted_text_is_read_as_what_stands_beside_it(text: str, resolved: Expression) -> None:
    assert checked(text) == resolved


def test_all_faults_are_reported_each_once() -> None:
    text = 'nobody > 1 and credit == "x" and nobody|length + "a" > 2 and customer'
    faults = check_condition(tree(text), FIELDS).faults
    assert [fault.kind for fault in faults] == ["name", "choice", "name", "type", "type"]


def test_without_fields_every_name_is_unknown() -> None:
    (fault,) = check(tree("a"), {}).faults
    assert "none is known here" in fault.message


def text_of(text: str) -> Template:
    found = template(text)
    assert isinstance(found, Template)
    return found


def test_every_expression_of_a_text_is_checked() -> None:
    found = check_text(
        text_of("{{ a }} and {{ customer }}, {{ [1] }} {{ start_date > '2026-01-01' }}"), FIELDS
    )
    assert [(fault.kind, fault.offset) for fault in found.faults] == [("name", 3), ("type", 31)]
    assert found.template.expressions[-1] == checked("start_date > '2026-01-01'")


@given(trees())
def test_checking_never_raises_and_faults_lie_in_the_text(expression: Expression) -> None:
    found = check_condition(expression, FIELDS)
    assert found.sort is not None or found.faults
    assert all(fault.length >= 1 for fault in found.faults)


@given(trees())
def test_checking_twice_changes_nothing(expression: Expression) -> None:
    found = check_condition(expression, FIELDS)
    if not found.faults:
        again = check_condition(found.expression, FIELDS)
        assert again == found


@pytest.mark.parametrize("kind", FieldType)
def test_every_type_of_field_has_a_sort(kind: FieldType) -> None:
    field = Field(name="x", type=kind, choices=("a",))
    assert str(sort_of_field(field))
    assert check(Name("x"), {"x": field}).sort == sort_of_field(field)


def test_a_default_that_no_text_has_passes() -> None:
    assert check(Filter("default", Name("vip")), FIELDS).faults == ()
