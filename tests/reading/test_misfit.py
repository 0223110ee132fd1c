"""What is said where the schema has no words of its own."""

from typing import Any

import pytest

from flowdef.reading.keywords import explaining_validator
from flowdef.reading.misfit import as_clause, misfit
from flowdef.reading.sayings import said

PLAIN = [
    pytest.param({"enum": [1, "b"]}, "c", "`a: x` is none of: 1, b", id="none of a list"),
    pytest.param({"const": 2}, 3, "`a: x` must be 2", id="another than the one"),
    pytest.param({"minLength": 1}, "", "`a: x` is empty: fill it", id="an empty text"),
    pytest.param({"minItems": 2}, [1], "`a` needs 2 or more", id="too few items"),
    pytest.param({"minProperties": 1}, {}, "`a` is empty: fill it", id="an empty mapping"),
    pytest.param({"maxItems": 1}, [1, 2], "`a` has more than 1: shorten it", id="too many items"),
    pytest.param({"maxLength": 1}, "bc", "`a: x` has more than 1", id="too long a text"),
    pytest.param({"minimum": 2}, 1, "`a: x` is too small: write 2 or more", id="too small"),
    pytest.param({"maximum": 2}, 3, "`a: x` is too large: write 2 or less", id="too large"),
    pytest.param({"pattern": "b"}, "c", "`a: x` does not fit", id="another pattern"),
    pytest.param(
        {"pattern": "b", "examples": [[1], "abc"]}, "c", "write it like `abc`", id="an example"
    ),
    pytest.param(
        {"type": ["integer", "boolean"]},
        "b",
        "is a text, where a whole number or true or false",
        id="a type",
    ),
    pytest.param({"type": "null"}, 1.5, "is a number, where no value belongs", id="any value"),
    pytest.param(
        {"type": "string", "examples": ["b"]}, 1, "write it like `b`", id="an example of it"
    ),
]


@pytest.mark.parametrize(("schema", "data", "message"), PLAIN)
def test_a_keyword_in_plain_words(schema: dict[str, Any], data: object, message: str) -> None:
    (error,) = explaining_validator(lambda *_: False)(schema).iter_errors(data)
    assert message in misfit(("a",), error, "x", "")


def test_a_document_that_does_not_fit_as_a_whole_has_a_name() -> None:
    (error,) = explaining_validator(lambda *_: False)({"maxProperties": 1}).iter_errors(
        {"a": 1, "b": 2}
    )
    assert misfit((), error, "x", "") == "`document` has more than 1: shorten it"


def test_a_sentence_becomes_a_clause() -> None:
    assert as_clause("An id is short.") == "an id is short"
    assert as_clause("") == ""


def test_words_of_a_parser_that_are_new_to_us_are_passed_on() -> None:
    assert said("while {x} found y").words.format(sign="", line=1) == (
        "the text is no YAML: while {x} found y"
    )
