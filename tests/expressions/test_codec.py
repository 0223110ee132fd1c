"""Trees are pinned as JSON and come back the same."""

import json
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expression_samples import DATES, DURATIONS, MOMENTS, checked, sound_conditions, tree, trees
from flowdef.expressions.codec import (
    from_json,
    number_to_json,
    template_from_json,
    template_to_json,
    to_json,
)
from flowdef.expressions.tree import Expression, Literal, Template


def through_json(data: Any) -> Any:
    return json.loads(json.dumps(data))


@pytest.mark.parametrize(
    ("text", "data"),
    [
        pytest.param('credit == "poor"', ["==", ["name", "credit"], "poor"], id="equality"),
        pytest.param("amount > 0.1", [">", ["name", "amount"], 0.1], id="a decimal"),
        pytest.param("not vip", ["not", ["name", "vip"]], id="not"),
        pytest.param(
            "vip and signed and amount|default(0) == 1",
            [
                "and",
                ["name", "vip"],
                ["name", "signed"],
                ["==", ["|default", ["name", "amount"], 0], 1],
            ],
            id="a chain with a default",
        ),
        pytest.param('plan in ["starter"]', ["in", ["name", "plan"], ["list", "starter"]], id="in"),
        pytest.param(
            "start_date > '2026-01-01'",
            [">", ["name", "start_date"], ["date", "2026-01-01"]],
            id="a date",
        ),
        pytest.param(
            "effort > '4h'", [">", ["name", "effort"], ["duration", "4h"]], id="a duration"
        ),
        pytest.param(
            "amount > -amount",
            [">", ["name", "amount"], ["negate", ["name", "amount"]]],
            id="a sign",
        ),
        pytest.param(
            "seen_at == '2026-01-01T09:30'",
            ["==", ["name", "seen_at"], ["datetime", "2026-01-01T09:30:00"]],
            id="a moment",
        ),
        pytest.param("true", True, id="a literal"),
    ],
)
def test_json_is_compact(text: str, data: Any) -> None:
    assert to_json(checked(text)) == data
    assert from_json(data) == checked(text)


@given(st.one_of(trees(), sound_conditions()))
def test_a_tree_comes_back_the_same(expression: Expression) -> None:
    back = from_json(through_json(to_json(expression)))
    assert back == expression
    assert repr(to_json(back)) == repr(to_json(expression))  # 1 and true are told apart


@given(st.one_of(st.booleans(), DATES, MOMENTS, DURATIONS))
def test_a_literal_keeps_its_type(value: bool | date | datetime) -> None:
    back = from_json(through_json(to_json(Literal(value))))
    assert isinstance(back, Literal)
    assert back.value == value
    assert type(back.value) is type(value)


@given(st.lists(st.one_of(trees(), st.text(min_size=1)), max_size=4))
def test_a_text_comes_back_the_same(parts: list[str | Expression]) -> None:
    template = Template(tuple(parts))
    assert template_from_json(through_json(template_to_json(template))) == template


@pytest.mark.parametrize(
    ("number", "written"),
    [
        pytest.param("12", 12, id="whole"),
        pytest.param("12.50", 12.5, id="exact as a float"),
        pytest.param("0.1", 0.1, id="exact as it is written"),
        pytest.param("0.1234567890123456789", "0.1234567890123456789", id="finer than a float"),
        pytest.param("9007199254740992", "9007199254740992", id="larger than every reader keeps"),
        pytest.param("1E+3", 1000, id="an exponent"),
    ],
)
def test_a_number_is_a_json_number_where_that_is_exact(number: str, written: object) -> None:
    assert number_to_json(Decimal(number)) == written
    assert type(number_to_json(Decimal(number))) is type(written)
    assert from_json(to_json(Literal(Decimal(number)))) == Literal(Decimal(number))


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        [],
        ["name"],
        ["name", 1],
        ["unknown", "a", "b"],
        ["duration", "soon"],
        ["date", "tomorrow"],
        ["==", "a"],
        ["|attr", "a"],
        ["|attr", "a", "b"],
        [[], "a"],
    ],
    ids=repr,
)
def test_what_was_not_written_here_is_refused(data: Any) -> None:
    with pytest.raises(ValueError):
        from_json(data)


@pytest.mark.parametrize("data", [None, "text", [["text", 1]], [[]], {}], ids=repr)
def test_a_text_that_was_not_written_here_is_refused(data: Any) -> None:
    with pytest.raises(ValueError):
        template_from_json(data)


def test_reading_a_pinned_tree_loads_no_parser() -> None:
    code = (
        "import sys, flowdef.expressions.codec, flowdef.expressions.evaluate\n"
        "import flowdef.expressions.values, flowdef.expressions.fill\n"
        "heavy = {'jinja2', 'yaml', 'networkx', 'jsonschema', 'asyncio', 'inspect'}\n"
        "assert not heavy & set(sys.modules) - {'inspect'}, heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_places_are_not_kept() -> None:
    assert tree("  a") == from_json(to_json(tree("a")))
