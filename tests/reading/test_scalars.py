from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.findings import Severity
from flowdef.reading.scalars import BEFORE, WORDS, resolve

CORE = [
    *[pytest.param(text, None, id=f"nothing: {text!r}") for text in ("", "~", "null", "Null")],
    *[pytest.param(text, True, id=f"true: {text}") for text in ("true", "True", "TRUE")],
    *[pytest.param(text, False, id=f"false: {text}") for text in ("false", "False", "FALSE")],
    pytest.param("0", 0, id="zero"),
    pytest.param("-0", 0, id="minus zero"),
    pytest.param("00", 0, id="zero twice"),
    pytest.param("42", 42, id="a whole number"),
    pytest.param("-19", -19, id="a negative number"),
    pytest.param("+12", 12, id="a positive number"),
    pytest.param("0x3A", 58, id="hexadecimal"),
    pytest.param("999999999999999999", 999999999999999999, id="eighteen digits"),
    pytest.param("0.", 0.0, id="a fraction without digits"),
    pytest.param(".5", 0.5, id="a fraction without a whole"),
    pytest.param("-0.0", -0.0, id="minus nought"),
    pytest.param("1.2e+03", 1200.0, id="a fraction with exponent"),
    pytest.param("2.1.0", "2.1.0", id="a version"),
    pytest.param("2026-06-15", "2026-06-15", id="a date"),
    pytest.param("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00", id="a moment"),
    pytest.param("09:00", "09:00", id="nine o'clock, text in both versions"),
    pytest.param("00:30", "00:30", id="half past midnight"),
    pytest.param("20m", "20m", id="a duration"),
    pytest.param("20%", "20%", id="a share"),
    pytest.param("5 of 5 seats filled", "5 of 5 seats filled", id="words that begin with a number"),
    pytest.param("+49 30 123", "+49 30 123", id="a telephone number with blanks"),
    pytest.param("-", "-", id="a hyphen"),
    pytest.param(".", ".", id="a dot"),
    pytest.param("...x", "...x", id="dots"),
    pytest.param("-_", "-_", id="signs alone"),
    pytest.param("0b_", "0b_", id="a binary number without digits"),
    pytest.param("0x_", "0x_", id="a hexadecimal number without digits"),
    pytest.param("y", "y", id="y is text in every tool we know"),
    pytest.param("nULL", "nULL", id="a word that is almost nothing"),
    pytest.param("1 000", "1 000", id="a number with a blank"),
    pytest.param("x" * 50, "x" * 50, id="a long text"),
    pytest.param("1" + "x" * 50, "1" + "x" * 50, id="a long text that begins with a digit"),
]

AMBIGUOUS = [
    pytest.param("no", "no", "text here (YAML 1.2) and false", id="no"),
    pytest.param("NO", "NO", "text here (YAML 1.2) and false", id="Norway"),
    pytest.param("Yes", "Yes", "text here (YAML 1.2) and true", id="Yes"),
    pytest.param("on", "on", 'write "on" for the text, or true for yes or no', id="on"),
    pytest.param("off", "off", "and false", id="off"),
    pytest.param("0700", 700, "700 here (YAML 1.2) and 448 for", id="an octal number"),
    pytest.param("-0700", -700, "and -448", id="a negative octal number"),
    pytest.param("0890", 890, "and a text", id="a leading nought with an 8"),
    pytest.param("0o17", 15, "15 here (YAML 1.2) and a text", id="octal of YAML 1.2"),
    pytest.param("1e3", 1000.0, "1000.0 here (YAML 1.2) and a text", id="an exponent"),
    pytest.param("12e03", 12000.0, "and a text", id="an exponent without a sign"),
    pytest.param("1.5e3", 1500.0, "and a text", id="a fraction, an exponent without a sign"),
    pytest.param("12:30", "12:30", "and 750", id="half past twelve"),
    pytest.param("-1:30", "-1:30", "and -90", id="minus an hour and a half"),
    pytest.param("1:30:00", "1:30:00", "and 5400", id="an hour and a half"),
    pytest.param("0:30.5", "0:30.5", "and 30.5", id="half a minute"),
    pytest.param("9" * 9 + ":00", "9" * 9 + ":00", "and 59999999940", id="many hours"),
    pytest.param("1_000", "1_000", "and 1000", id="an underscore"),
    pytest.param("0_7", "0_7", "and 7", id="an underscore in an octal number"),
    pytest.param("1_0.5", "1_0.5", "and 10.5", id="an underscore in a fraction"),
    pytest.param("0b101", "0b101", "and 5", id="a binary number"),
    pytest.param("-0b1", "-0b1", "and -1", id="a negative binary number"),
    pytest.param("0x1_F", "0x1_F", "and 31", id="an underscore in a hexadecimal number"),
    pytest.param("-0x1F", "-0x1F", "and -31", id="a negative hexadecimal number"),
]

REFUSED = [
    pytest.param(".inf", "no finite number", id="infinity"),
    pytest.param("-.INF", "no finite number", id="minus infinity"),
    pytest.param(".NaN", "no finite number", id="no number"),
    pytest.param("1e999", "beyond all bounds", id="a number beyond all bounds"),
    pytest.param("12e5678", "beyond all bounds", id="a digest that looks like a number"),
    pytest.param("1" * 19, "number of 19 digits", id="nineteen digits"),
    pytest.param("9" * 5000, "number of 5000 digits", id="more digits than Python converts"),
]


@pytest.mark.parametrize(("text", "value"), CORE)
def test_the_core_schema_of_yaml_1_2(text: str, value: Any) -> None:
    resolved = resolve(text)
    assert (resolved.value, type(resolved.value)) == (value, type(value))
    assert not resolved.message


@pytest.mark.parametrize(("text", "value", "said"), AMBIGUOUS)
def test_what_yaml_1_1_reads_otherwise_is_a_warning(text: str, value: Any, said: str) -> None:
    resolved = resolve(text)
    assert (resolved.value, type(resolved.value)) == (value, type(value))
    assert said in resolved.message
    assert (resolved.code, resolved.severity) == ("SYN005", Severity.WARNING)


@pytest.mark.parametrize(("text", "said"), REFUSED)
def test_what_is_no_number_that_a_document_can_hold_is_an_error(text: str, said: str) -> None:
    resolved = resolve(text)
    assert resolved.value == text
    assert said in resolved.message
    assert (resolved.code, resolved.severity) == ("SYN001", Severity.ERROR)


@given(st.text("0123456789+-._:eExobfnaInfyNtrulsTF~", max_size=12))
def test_every_text_has_a_value_and_no_other_type(text: str) -> None:
    resolved = resolve(text)
    assert isinstance(resolved.value, str | int | float | None)
    assert resolved.value is None or bool(resolved.code) == bool(resolved.message)


@given(st.text(max_size=8))
def test_what_is_more_than_text_is_known_by_its_beginning(text: str) -> None:
    if not (text < BEFORE or text in WORDS):
        assert resolve(text).value == text
        assert not resolve(text).message
