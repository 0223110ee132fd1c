"""Answers become values of their field, or a problem; values are written back as JSON."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expression_samples import FIELDS, VALUES
from flowdef.expressions.readers import Problem, nearest, within
from flowdef.expressions.tree import Value
from flowdef.expressions.values import deviation, from_raw, read, read_text, to_raw, values_of
from flowdef.model.fields import Field, FieldType
from flowdef.times import Duration, Unit

T = FieldType


def a_field(kind: FieldType, **more: Any) -> Field:
    chosen = {"choices": ("starter", "business", "x, y")} if kind in (T.CHOICE, T.CHOICES) else {}
    return Field(name="it", type=kind, **(chosen | more))


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        pytest.param(T.TEXT, " ACME ", "ACME", id="text is stripped"),
        pytest.param(T.TEXT, 4711, "4711", id="a whole number as text"),
        pytest.param(T.TEXT, "a\tb 😀\u200d", "a\tb 😀\u200d", id="tabs and joined emoji"),
        pytest.param(T.LONG_TEXT, "one\ntwo\r\n", "one\ntwo", id="lines of long text"),
        pytest.param(T.INTEGER, 12, Decimal(12), id="an integer"),
        pytest.param(T.INTEGER, "-12", Decimal(-12), id="an integer as text"),
        pytest.param(T.INTEGER, 12.0, Decimal(12), id="an integer that JSON made a float"),
        pytest.param(T.NUMBER, 12.5, Decimal("12.5"), id="a number"),
        pytest.param(T.NUMBER, 0.1, Decimal("0.1"), id="a number as it is written"),
        pytest.param(T.NUMBER, " +12.50 ", Decimal("12.5"), id="a number as text"),
        pytest.param(T.NUMBER, Decimal("1.5"), Decimal("1.5"), id="a decimal"),
        pytest.param(
            T.NUMBER,
            "9" * 15 + "." + "9" * 10,
            Decimal("9" * 15 + "." + "9" * 10),
            id="the largest",
        ),
        pytest.param(T.BOOLEAN, True, True, id="a truth"),
        pytest.param(T.BOOLEAN, "Yes", True, id="yes"),
        pytest.param(T.BOOLEAN, "n", False, id="n"),
        pytest.param(T.DATE, "2027-03-01", date(2027, 3, 1), id="a date"),
        pytest.param(T.DATETIME, "2027-03-01 09:00", datetime(2027, 3, 1, 9), id="a moment"),  # noqa: DTZ001
        pytest.param(
            T.DATETIME, "2027-03-01T09:00:00Z", datetime(2027, 3, 1, 9, tzinfo=UTC), id="Zulu"
        ),
        pytest.param(T.DATETIME, "2027-03-01", datetime(2027, 3, 1), id="a day is its midnight"),  # noqa: DTZ001
        pytest.param(T.DURATION, "2d", Duration(Decimal(2), Unit.DAYS), id="a duration"),
        pytest.param(T.CHOICE, "starter", "starter", id="a choice"),
        pytest.param(T.CHOICE, " Starter", "starter", id="a choice in capitals"),
        pytest.param(
            T.CHOICES,
            ["business", "starter", "business"],
            ("starter", "business"),
            id="choices in the order of the field",
        ),
        pytest.param(T.CHOICES, "starter", ("starter",), id="one choice"),
        pytest.param(T.CHOICES, [], (), id="none of the choices"),
        pytest.param(T.EMAIL, "dana@example.com", "dana@example.com", id="an address"),
        pytest.param(
            T.URL, "https://example.com/a?b", "https://example.com/a?b", id="a web address"
        ),
        pytest.param(T.FILE, "scan 1.pdf", "scan 1.pdf", id="a file"),
        pytest.param(T.PERSON, "dana", "dana", id="a person"),
    ],
)
def test_an_answer_becomes_a_value(kind: FieldType, raw: object, value: Value) -> None:
    found = read(a_field(kind), raw)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("kind", "raw", "message"),
    [
        pytest.param(T.TEXT, "", "nothing was given", id="no text"),
        pytest.param(T.TEXT, "  ", "nothing was given", id="only room"),
        pytest.param(T.TEXT, None, "nothing was given", id="nothing"),
        pytest.param(T.TEXT, 1.5, "put it in quotes", id="a number with a point as text"),
        pytest.param(T.TEXT, True, "put it in quotes", id="a truth as text"),
        pytest.param(T.TEXT, ["a"], "a list is no text", id="a list as text"),
        pytest.param(T.TEXT, "a\nb", "several lines", id="two lines"),
        pytest.param(
            T.TEXT, "\x1b[2J", "control character '\\x1b'", id="an escape of the terminal"
        ),
        pytest.param(T.TEXT, "a\ud800", "control character", id="half a character"),
        pytest.param(T.TEXT, "a" * 1001, "1,001 characters", id="too long"),
        pytest.param(T.LONG_TEXT, "a" * 100_001, "at most 100,000", id="much too long"),
        pytest.param(T.TEXT, 10**15, "is no text", id="too large a number as text"),
        pytest.param(T.INTEGER, 12.5, "no whole number", id="half"),
        pytest.param(T.INTEGER, "twelve", "write it like 12", id="a word for a number"),
        pytest.param(T.INTEGER, True, "is no number", id="a truth for a number"),
        pytest.param(T.NUMBER, "12,5", "write it like 12.5, without separators", id="a comma"),
        pytest.param(T.NUMBER, "1.000,50", "without separators", id="separators"),
        pytest.param(T.NUMBER, "1e3", "is no number", id="an exponent"),
        pytest.param(T.NUMBER, "١٢", "is no number", id="digits of another script"),
        pytest.param(T.NUMBER, "1" * 16, "out of reach", id="too many digits"),
        pytest.param(T.NUMBER, "0.00000000001", "out of reach", id="too fine"),
        pytest.param(T.NUMBER, float("inf"), "out of reach", id="infinity"),
        pytest.param(T.NUMBER, float("nan"), "out of reach", id="no number at all"),
        pytest.param(T.NUMBER, "9" * 5000, "is no number", id="thousands of digits"),
        pytest.param(T.BOOLEAN, "maybe", "neither yes nor no", id="maybe"),
        pytest.param(T.BOOLEAN, 1, "neither yes nor no", id="one for yes"),
        pytest.param(T.DATE, "1.3.2027", "write it like 2027-03-01", id="a date of Germany"),
        pytest.param(T.DATE, "2027-02-29", "no day of the calendar", id="no leap year"),
        pytest.param(T.DATE, 20270301, "is no date", id="a number for a date"),
        pytest.param(T.DATETIME, "2027-03-01 25:00", "no date with time", id="no hour"),
        pytest.param(T.DATETIME, "09:00", "2027-03-01 09:00", id="an hour without a day"),
        pytest.param(T.DURATION, "2 days", "20m, 4h, 2d", id="a duration in words"),
        pytest.param(T.CHOICE, "startr", "did you mean 'starter'?", id="a choice misspelt"),
        pytest.param(T.CHOICE, "zzz", "known: starter, business", id="no choice"),
        pytest.param(T.CHOICE, ["starter"], "none of the choices", id="a list for a choice"),
        pytest.param(T.CHOICES, ["starter", "zzz"], "'zzz' is none", id="no choice among them"),
        pytest.param(T.CHOICES, [True], "none of the choices", id="a truth among choices"),
        pytest.param(T.EMAIL, "dana", "name@example.com", id="no address"),
        pytest.param(T.EMAIL, "a@b, c@d", "no e-mail", id="two addresses"),
        pytest.param(T.EMAIL, "mailto:a@b", "no e-mail", id="an address that no mail goes to"),
        pytest.param(T.URL, "javascript:alert(1)", "no web address", id="a script"),
        pytest.param(T.URL, "https://", "no web address", id="no host"),
        pytest.param(T.FILE, "a\0b", "control character", id="a null character in a name"),
        pytest.param(T.PERSON, {}, "a dict is no text", id="a mapping for a person"),
    ],
)
def test_what_is_no_answer_says_why(kind: FieldType, raw: object, message: str) -> None:
    found = read(a_field(kind), raw)
    assert isinstance(found, Problem)
    assert message in found.message
    assert len(found.message) < 250


def test_choices_that_are_required_need_one() -> None:
    assert isinstance(read(a_field(T.CHOICES, required=True), []), Problem)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        pytest.param(T.CHOICES, "business, starter", ("starter", "business"), id="by commas"),
        pytest.param(T.CHOICES, "x, y", ("x, y",), id="a choice with a comma"),
        pytest.param(T.CHOICES, " ", (), id="none"),
        pytest.param(T.BOOLEAN, " TRUE ", True, id="a truth"),
        pytest.param(T.NUMBER, "12.5 ", Decimal("12.5"), id="a number"),
        pytest.param(T.LONG_TEXT, " a\nb ", "a\nb", id="lines"),
    ],
)
def test_an_answer_is_typed(kind: FieldType, text: str, value: Value) -> None:
    assert read_text(a_field(kind), text) == value


def test_a_pattern_describes_the_whole_text() -> None:
    field = a_field(T.TEXT, pattern=r"[A-Z]{2}-\d+")
    assert read(field, "AB-12") == "AB-12"
    assert read(field, "xAB-12") == Problem(r"'xAB-12' does not have the form [A-Z]{2}-\d+")
    broken = read(a_field(T.TEXT, pattern="("), "x")
    assert broken == Problem("its pattern '(' cannot be used: a '(' is never closed")


@pytest.mark.parametrize(
    ("kind", "limits", "value", "why"),
    [
        pytest.param(
            T.NUMBER,
            {"min": 1, "max": 5},
            Decimal("0.5"),
            "0.5 is below the minimum of 1",
            id="below",
        ),
        pytest.param(
            T.NUMBER, {"min": 1, "max": 5}, Decimal(6), "6 is above the maximum of 5", id="above"
        ),
        pytest.param(T.INTEGER, {"min": 1, "max": 5}, Decimal(5), "", id="at the limit"),
        pytest.param(
            T.DATE,
            {"min": "2027-01-01"},
            date(2026, 12, 31),
            "below the minimum of 2027-01-01",
            id="a date",
        ),
        pytest.param(
            T.DURATION,
            {"max": "1d"},
            Duration(Decimal(9), Unit.HOURS),
            "9h is above the maximum of 1d",
            id="a duration",
        ),
        pytest.param(
            T.DATETIME,
            {"max": "2027-01-01"},
            datetime(2027, 1, 1, 1, tzinfo=timezone(timedelta(hours=1))),
            "",
            id="a moment with an offset",
        ),
        pytest.param(T.TEXT, {"min": 5}, "a", "", id="texts have no order"),
        pytest.param(T.NUMBER, {"min": "x"}, Decimal(1), "", id="a limit that cannot be read"),
        pytest.param(T.NUMBER, {}, Decimal(1), "", id="no limits"),
    ],
)
def test_a_value_outside_is_a_deviation(
    kind: FieldType, limits: Mapping[str, Any], value: Value, why: str
) -> None:
    assert deviation(a_field(kind, **limits), value).endswith(why)
    assert bool(deviation(a_field(kind, **limits), value)) is bool(why)


@pytest.mark.parametrize("name", FIELDS)
@given(data=st.data())
def test_a_value_comes_back_from_json(name: str, data: st.DataObject) -> None:
    field = FIELDS[name]
    value = data.draw(VALUES[field.type])
    back = from_raw(field, json.loads(json.dumps(to_raw(value))))
    assert back == value
    assert type(back) is type(value)


@given(
    st.sampled_from(FieldType),
    st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists),
)
def test_whatever_is_read_is_written_and_read_again(kind: FieldType, raw: object) -> None:
    field = a_field(kind)
    value = read(field, raw)
    if not isinstance(value, Problem):
        back = from_raw(field, json.loads(json.dumps(to_raw(value))))
        assert back == value
        assert read(field, to_raw(value)) == value


@given(st.sampled_from(FieldType), st.text())
def test_typing_never_raises(kind: FieldType, text: str) -> None:
    found = read_text(a_field(kind), text)
    assert isinstance(found, Problem | str | bool | Decimal | date | Duration | tuple)


def test_recorded_values_are_typed_and_unset_ones_absent() -> None:
    raws = {"amount": 12.5, "vip": False, "start_date": "2027-01-01", "tags": ["a"], "limit": None}
    assert values_of(FIELDS.values(), raws) == {
        "amount": Decimal("12.5"),
        "vip": False,
        "start_date": date(2027, 1, 1),
        "tags": ("a",),
    }


@pytest.mark.parametrize(
    ("name", "raw"),
    [("amount", None), ("effort", "soon"), ("tags", 1), ("customer", 1.5), ("start_date", "x")],
)
def test_what_was_not_written_here_is_refused(name: str, raw: object) -> None:
    with pytest.raises(ValueError):
        from_raw(FIELDS[name], raw)


def test_the_nearest_word_is_proposed() -> None:
    assert nearest("crdit", ("credit", "amount")) == "did you mean 'credit'?"
    assert nearest("q", tuple("abcdefghijklm")).endswith("i, j, …")


def test_numbers_within_reach() -> None:
    assert within(Decimal(0))
    assert within(Decimal("1E+14"))
    assert not within(Decimal("1E+15"))
    assert not within(Decimal("NaN"))
