"""What the schema advises, found from an error."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from flowdef.reading.leaf import advice, examples

SCHEMA: dict[str, Any] = {
    "properties": {"id": {"$ref": "#/$defs/id"}, "when": {"type": "string"}},
    "if": {"required": ["wait"]},
    "then": {"properties": {"due": False}, "errorMessage": "A wait is never due."},
    "$defs": {
        "id": {"type": "string", "pattern": "^a", "errorMessage": "An id begins with a."},
        "other": {},
    },
}
STATUS: dict[str, Any] = {
    "examples": [201, "any", [], [200, 201], {"ok": "yes", "other": "no"}],
    "items": {"type": "integer"},
    "additionalProperties": {"type": "string"},
    "properties": {"key": {"type": "string"}},
}


@pytest.mark.parametrize(
    ("document", "said"),
    [
        pytest.param({"id": "b"}, "An id begins with a.", id="behind a reference"),
        pytest.param({"id": 1}, "An id begins with a.", id="for any keyword of the same schema"),
        pytest.param({"when": 1}, "", id="none where the schema has no words"),
        pytest.param({"wait": 1, "due": 1}, "A wait is never due.", id="for a refused key"),
    ],
)
def test_advice(document: Any, said: str) -> None:
    (error,) = Draft202012Validator(SCHEMA).iter_errors(document)
    assert advice(SCHEMA, error) == said


def test_advice_for_a_refused_key_that_the_path_names() -> None:
    nothing: Any = None
    path = ("then", "properties", "due")
    error = ValidationError("due", validator=nothing, schema_path=path)
    assert advice(SCHEMA, error) == "A wait is never due."


@pytest.mark.parametrize(
    ("document", "shown"),
    [
        pytest.param(["x"], (200,), id="the first item of a list"),
        pytest.param({"ok": 1}, ("yes",), id="the first value of a mapping"),
        pytest.param({"key": 1}, (), id="none of a key of its own"),
    ],
)
def test_an_example_around_shows_what_is_of_the_same_shape(
    document: Any, shown: tuple[Any, ...]
) -> None:
    (error,) = Draft202012Validator(STATUS).iter_errors(document)
    assert examples(STATUS, error) == shown
