"""Expressions are evaluated from left to right, in bounds, and never raise."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import StrictUndefined, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from expression_samples import (
    FIELDS,
    checked,
    recorded,
    sound_conditions,
    tree,
    trees,
)
from flowdef.expressions.check import check_condition
from flowdef.expressions.evaluate import Failed, Unset, evaluate, truth
from flowdef.expressions.source import source
from flowdef.expressions.tree import (
    Compare,
    Expression,
    Filter,
    Listing,
    Literal,
    Name,
    Negate,
    Not,
    Value,
)
from flowdef.times import Duration, duration

VALUES: dict[str, Value] = {
    "customer": "Äpfel GmbH",
    "credit": "poor",
    "plan": "starter",
    "tags": ("a", "c"),
    "vip": True,
    "signed": False,
    "amount": Decimal("1000.50"),
    "limit": Decimal(0),
    "start_date": date(2026, 3, 1),
    "seen_at": datetime(2026, 3, 1, 9, 30),  # noqa: DTZ001 (as people type)
    "effort": duration("1d") or "",
}


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param('credit == "poor"', True, id="equal"),
        pytest.param('credit != "poor"', False, id="not equal"),
        pytest.param('credit in ["good", "poor"]', True, id="in a list"),
        pytest.param("credit not in []", True, id="not in an empty list"),
        pytest.param('"GmbH" in customer', True, id="inside a text"),
        pytest.param('"b" in tags', False, id="not among the chosen"),
        pytest.param('tags == ["c", "a"]', True, id="chosen sets have no order"),
        pytest.param('tags != ["a"]', True, id="another set"),
        pytest.param("amount > 1000.49 and amount <= 1000.5", True, id="decimals are exact"),
        pytest.param("0.1 + 0.2 == 0.3", True, id="no binary fractions"),
        pytest.param("amount * 2 - 1 == 2000", True, id="arithmetic"),
        pytest.param("-amount < 0", True, id="a sign"),
        pytest.param("1 < limit + 2 < 3", True, id="a chain"),
        pytest.param("vip and not signed", True, id="truths"),
        pytest.param("signed or vip", True, id="or"),
        pytest.param('start_date >= "2026-03-01"', True, id="a date"),
        pytest.param('start_date in ["2026-03-01"]', True, id="a date in a list"),
        pytest.param('seen_at < "2026-03-01 10:00"', True, id="a moment"),
        pytest.param(
            'seen_at == "2026-03-01T09:30+00:00"', True, id="a moment without offset is UTC"
        ),
        pytest.param('seen_at == "2026-03-01T10:30+01:00"', True, id="offsets are reckoned"),
        pytest.param("seen_at|date == start_date", True, id="the day of a moment"),
        pytest.param('seen_at|date("%H:%M %d %b %y") == "09:30 01 Mar 26"', True, id="a form"),
        pytest.param('effort == "8h"', True, id="a working day has eight hours"),
        pytest.param('effort < "1w"', True, id="a day is shorter than a week"),
        pytest.param("customer|length == 10", True, id="the length of a text"),
        pytest.param("tags|length == 2", True, id="how many are chosen"),
        pytest.param("['a']|length == 1", True, id="the length of a list"),
        pytest.param('customer|upper == "ÄPFEL GMBH"', True, id="capitals"),
        pytest.param('customer|lower == "äpfel gmbh"', True, id="small letters"),
        pytest.param('contact == "dana"', Unset("contact"), id="unset"),
        pytest.param("not (seats > 1)", Unset("seats"), id="unset below"),
        pytest.param("signed and seats > 1", False, id="and stops before the unset"),
        pytest.param("vip or seats > 1", True, id="or stops before the unset"),
        pytest.param("seats > 1 or vip", Unset("seats"), id="the unset is read first"),
        pytest.param("amount > seats + limit", Unset("seats"), id="the first one is said"),
        pytest.param("amount in [amount, seats]", Unset("seats"), id="a list is read in full"),
        pytest.param("seats|default(3) == 3", True, id="a default"),
        pytest.param("amount|default(3) == 3", False, id="a default that is not needed"),
        pytest.param("(seats + 1)|default(0) == 0", True, id="a default of what reads the unset"),
        pytest.param("seats|default(limit)|default(1) == 0", True, id="a default of a default"),
        pytest.param("amount / limit > 1", Failed("1000.5 is divided by zero"), id="by zero"),
        pytest.param("limit / limit > 1", Failed("0 is divided by zero"), id="zero by zero"),
    ],
)
def test_a_condition_comes_out(text: str, outcome: object) -> None:
    assert truth(checked(text), VALUES) == outcome


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("amount", "number '1000.5' is neither true nor false", id="a number"),
        pytest.param("not credit", "neither true nor false", id="not of a text"),
        pytest.param("vip and credit", "neither true nor false", id="and of a text"),
        pytest.param("credit == 1", "text 'poor' does not go with number '1'", id="unlike"),
        pytest.param("tags == 1", "does not go with", id="a set and a number"),
        pytest.param("[1] == 1", "a list does not go with", id="a list and a number"),
        pytest.param("credit < 'x'", "does not go with", id="texts have no order"),
        pytest.param("[1] < [2]", "does not go with", id="lists have no order"),
        pytest.param("1 in 2", "does not go with", id="in a number"),
        pytest.param("1 in [1, 'x'] and 1 in ['x']", "does not go with", id="in a list of others"),
        pytest.param("credit + 1 == 2", "does not go with", id="text and a number"),
        pytest.param("-credit == 2", "only numbers have a sign", id="the sign of a text"),
        pytest.param("amount|length == 2", "length cannot be taken", id="the length of a number"),
        pytest.param("amount|lower == 2", "lower cannot be taken", id="small letters of a number"),
        pytest.param("amount|date == 2", "date cannot be taken", id="the day of a number"),
        pytest.param("start_date|date('%q') == 'x'", "a form like", id="an unknown form"),
        pytest.param("start_date|date(1) == 'x'", "a form like", id="a form that is no text"),
        pytest.param("[1]", "a list is no value", id="a list alone"),
        pytest.param("['a']", "neither true nor false", id="a list of texts alone"),
        pytest.param("tags in [[1]]", "a list holds no lists", id="a list in a list"),
        pytest.param("[1/0] == [1]", "divided by zero", id="a failure in a list"),
        pytest.param("not 1/0 > 1", "divided by zero", id="a failure below"),
        pytest.param("(1/0)|default(1) > 1", "divided by zero", id="a default helps no failure"),
        pytest.param("-(1/0) > 1", "divided by zero", id="the sign of a failure"),
        pytest.param("1 + 1/0 > 1", "divided by zero", id="a failure on the right"),
        pytest.param(" * ".join(["9" * 30] * 5) + " > 0", "out of reach", id="beyond all numbers"),
        pytest.param("1 > 1 / " + " / ".join(["9" * 30] * 5), "out", id="smaller than all numbers"),
    ],
)
def test_what_has_no_value_says_why(text: str, reason: str) -> None:
    outcome = truth(tree(text), VALUES)
    if text.startswith("1 > 1 /"):
        assert outcome is True  # it is rounded to nothing
        return
    assert isinstance(outcome, Failed)
    assert reason in outcome.reason


def test_a_tree_that_is_too_deep_fails() -> None:
    deep: Expression = Literal(True)
    for _ in range(5_000):
        deep = Not(deep)
    assert evaluate(deep, {}) == Failed("it is nested deeper than 60 levels")


def test_a_list_of_texts_is_a_value() -> None:
    assert evaluate(tree("['a', 'b']"), {}) == ("a", "b")


def test_a_text_doubled_by_nothing_stays_small() -> None:
    text = "ŉ" * 1000  # a character that grows to two in capitals
    assert evaluate(Filter("upper", Literal(text)), {}) == text.upper()


@given(trees(), recorded())
def test_evaluation_never_raises(expression: Expression, values: dict[str, Value]) -> None:
    answer = evaluate(expression, values)
    assert isinstance(answer, str | bool | Decimal | date | tuple | Duration | Unset | Failed)
    assert isinstance(truth(expression, values), bool | Unset | Failed)


@given(st.one_of(sound_conditions(), trees()), recorded())
def test_what_the_check_passes_never_fails_for_its_types(
    expression: Expression, values: dict[str, Value]
) -> None:
    found = check_condition(expression, FIELDS)
    if found.faults:
        return
    answer = truth(found.expression, values)
    if isinstance(answer, Failed):
        assert "divided by zero" in answer.reason or "out of reach" in answer.reason


def test_most_sound_conditions_pass_the_check() -> None:
    """Otherwise the law above would hold of nothing."""
    passed = []

    @settings(max_examples=60, database=None)
    @given(sound_conditions())
    def count(expression: Expression) -> None:
        passed.append(not check_condition(expression, FIELDS).faults)

    count()
    assert sum(passed) > 0.7 * len(passed)


JINJA = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def in_jinja(text: str, values: dict[str, Any]) -> object:
    try:
        return JINJA.compile_expression(text, undefined_to_none=False)(**values)
    except (UndefinedError, ZeroDivisionError, TypeError) as error:
        return error


PLAIN = st.sampled_from(["customer", "contact", "vip", "signed", "amount", "limit"])
PLAIN_VALUES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "customer": st.text("abc", max_size=3),
        "contact": st.text("abc", max_size=3),
        "vip": st.booleans(),
        "signed": st.booleans(),
        "amount": st.integers(-9, 9),
        "limit": st.integers(-9, 9),
    },
)


def plain_trees() -> st.SearchStrategy[Expression]:
    return trees(PLAIN).filter(lambda each: "date" not in source(each) and "." not in source(each))


@given(plain_trees(), PLAIN_VALUES)
def test_what_has_a_value_has_the_same_in_jinja2(
    expression: Expression, values: dict[str, Any]
) -> None:
    ours = evaluate(
        expression,
        {n: Decimal(v) if type(v) is int else v for n, v in values.items()},
    )
    theirs = in_jinja(source(expression), values)
    if isinstance(theirs, Exception) and "default" in source(expression):
        return  # Jinja2 reads what a default gives even where it is not needed
    if isinstance(ours, bool | str):
        assert theirs == ours
    elif isinstance(ours, Decimal):
        assert isinstance(theirs, int | float)
        assert float(ours) == pytest.approx(float(theirs))


@pytest.mark.parametrize(
    "attack",
    [
        "''.__class__.__mro__[1].__subclasses__()",
        "self.__init__.__globals__",
        "range(10**9)|length > 0",
        "cycler.__init__",
        "lipsum.__globals__['os'].popen('id').read()",
        "'%s' % amount",
        "'x' * 10**9",
        "9**9**9**9",
        "a" * 1_000_000,
        "(" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        "not " * 100_000 + "a",
        "-" * 100_000 + "1",
        "a if " * 1000 + "a",
        "a|" * 1000 + "lower",
        "a" + "|lower" * 300,
        "a" + "|default(" * 200 + "1" + ")" * 200,
        "1" + "/3" * 900,
        "1 < " * 400 + "1",
        '"' + "\\" * 999,
        '"\\N{' + "x" * 900 + '}"',
        "\ud800 == 1",
        "a\u2028== 1",
        "ａ == 1",
        "request|attr('application')",
        "{{ x }}",
        "{% for a in b %}{% endfor %}",
    ],
    ids=lambda text: repr(text)[:40],
)
def test_attacks_are_faults_or_harmless(attack: str) -> None:
    from flowdef.expressions.parse import condition, template
    from flowdef.expressions.tree import Fault

    found = condition(attack)
    if not isinstance(found, Fault):
        assert json.dumps(str(truth(found, {"a": "x"})))
    template("{{ " + attack + " }}")


def test_a_product_of_many_numbers_stays_in_bounds() -> None:
    text = "1" + "*999999999999999999999999999999" * 30
    answer = evaluate(tree(text), {})
    assert answer == Failed("a number grew out of reach")


@pytest.mark.parametrize(
    "node",
    [
        pytest.param(Filter("default", Name("x")), id="a default without a value"),
        pytest.param(Compare("==", Listing((Literal("a"),)), Literal(("a",))), id="a pinned set"),  # type: ignore[arg-type]
        pytest.param(Negate(Negate(Literal(Decimal(1)))), id="two signs"),
    ],
)
def test_trees_that_no_text_has_are_evaluated_too(node: Expression) -> None:
    assert evaluate(node, {}) in (Unset("x"), True, Decimal(1))
