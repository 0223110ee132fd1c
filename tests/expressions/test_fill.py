"""Texts are filled in for people, for machines, and as a value of a field."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from expression_samples import FIELDS, recorded, trees
from flowdef.expressions.evaluate import Failed, Unset
from flowdef.expressions.fill import MAX_TEXT, argument, text, value
from flowdef.expressions.parse import template
from flowdef.expressions.tree import Expression, Template, Value
from flowdef.model.fields import Field, FieldType

SECRET = Field(name="token", type=FieldType.TEXT, label="Access token", sensitive=True)
KNOWN = FIELDS | {"token": SECRET}
VALUES: dict[str, Value] = {
    "customer": "ACME",
    "amount": Decimal("1000.50"),
    "vip": True,
    "tags": ("a", "c"),
    "start_date": date(2026, 3, 1),
    "token": "hunter2",
}


def parsed(source: str) -> Template:
    found = template(source)
    assert isinstance(found, Template)
    return found


PATH = f".flowdef/evidence/visit-1/{'3fa9c0de4b12'.ljust(64, '0')}-contract.pdf"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        pytest.param("{{ paper }}", "contract.pdf (sha256 3fa9c0de4b12)", id="a file"),
        pytest.param("{{ lost|default(paper) }}", "contract.pdf (sha256 3fa9c0de4b12)", id="else"),
        pytest.param("{{ note }}", PATH, id="a text that looks like one"),
        pytest.param("{{ paper ~ '' }}", PATH, id="a text made of one"),
    ],
)
def test_only_what_a_field_of_files_holds_is_shown_as_a_copy(source: str, said: str) -> None:
    fields = {
        "paper": Field(name="paper", type=FieldType.FILE),
        "lost": Field(name="lost", type=FieldType.FILE),
        "note": Field(name="note", type=FieldType.TEXT),
    }
    values: dict[str, Value] = {"paper": PATH, "note": PATH}
    found = template(source)
    if isinstance(found, Template):
        assert text(found, values, fields) == said
        assert argument(found, values) == PATH


@pytest.mark.parametrize(
    ("source", "filled"),
    [
        pytest.param("plain", "plain", id="plain"),
        pytest.param("Dear {{ customer }},", "Dear ACME,", id="a name"),
        pytest.param("{{ amount }} EUR", "1000.5 EUR", id="the author writes the unit"),
        pytest.param("{{ vip }}, {{ tags }}", "yes, a, c", id="a truth and choices"),
        pytest.param("{{ start_date|date('%d %B %Y') }}", "01 March 2026", id="a date by a form"),
        pytest.param("{{ amount * 2 }}", "2001", id="arithmetic"),
        pytest.param("on {{ end_date }}", "on ‹not recorded: End date›", id="unset"),
        pytest.param("{{ limit + amount }}", "‹not recorded: Limit›", id="unset in a sum"),
        pytest.param("{{ nobody }}", "‹not recorded: Nobody›", id="a name without a field"),
        pytest.param("{{ limit|default(5) }}", "5", id="a default"),
        pytest.param(
            "{{ amount / 0 }}", "‹cannot be worked out: 1000.5 is divided by zero›", id="a failure"
        ),
        pytest.param(
            "Log in with {{ token }}", "Log in with ‹not shown: Access token›", id="sensitive"
        ),
        pytest.param(
            "{{ token|length }}", "‹not shown: Access token›", id="derived from a sensitive one"
        ),
    ],
)
def test_a_person_reads(source: str, filled: str) -> None:
    assert text(parsed(source), VALUES, KNOWN) == filled


@pytest.mark.parametrize(
    ("source", "filled"),
    [
        pytest.param("--name={{ customer }}", "--name=ACME", id="a name"),
        pytest.param("{{ vip }}", "true", id="a truth"),
        pytest.param("{{ token }}", "hunter2", id="a sensitive value"),
        pytest.param("{{ amount }}", "1000.5", id="a number"),
        pytest.param("{{ start_date }}", "2026-03-01", id="a date"),
        pytest.param("x{{ end_date }}", Unset("end_date"), id="unset"),
        pytest.param("x{{ 1 / 0 }}", Failed("1 is divided by zero"), id="a failure"),
    ],
)
def test_a_machine_reads(source: str, filled: object) -> None:
    assert argument(parsed(source), VALUES) == filled


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param("{{ amount }}", Decimal("1000.50"), id="a number stays one"),
        pytest.param("{{ vip }}", True, id="a truth stays one"),
        pytest.param("{{ tags }}", ("a", "c"), id="a set stays one"),
        pytest.param("{{ vip }}!", "true!", id="in a text it is text"),
        pytest.param("{{ end_date }}", Unset("end_date"), id="unset"),
        pytest.param("plain", "plain", id="plain"),
    ],
)
def test_one_expression_keeps_its_type(source: str, found: object) -> None:
    assert value(parsed(source), VALUES) == found


def test_a_text_that_grows_too_long_is_cut_and_says_so() -> None:
    large: dict[str, Value] = {"customer": "x" * 100_000}
    source = parsed("{{ customer }}" * 20)
    filled = text(source, large, FIELDS)
    assert filled.endswith("‹cut at 1,000,000 characters›")
    assert len(filled) < MAX_TEXT + 50
    assert argument(source, large) == Failed("the text would have more than 1,000,000 characters")


@given(trees(), recorded())
def test_filling_never_raises(expression: Expression, values: dict[str, Value]) -> None:
    whole = Template(("x", expression))
    assert text(whole, values, FIELDS).startswith("x")
    assert isinstance(argument(whole, values), str | Unset | Failed)
    value(Template((expression,)), values)
