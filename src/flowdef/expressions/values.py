"""Values: what was answered, read as the type of its field, and written back."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from flowdef.expressions.codec import number_to_json
from flowdef.expressions.order import ORDERED, family, less
from flowdef.expressions.pattern import matches
from flowdef.expressions.readers import Problem, reader
from flowdef.expressions.shown import shown
from flowdef.expressions.tree import Value
from flowdef.model.fields import Field, FieldType
from flowdef.times import Duration, duration


def read(field: Field, raw: object) -> Value | Problem:
    """An answer from JSON, YAML or a sub-process as a value of the field, or why it is none.

    A value outside `min` and `max` is read like any other: `deviation` tells. A list or tuple of
    nothing is an answer to `choices` that are not required: none of them.
    """
    if raw in ((), []) and field.type is FieldType.CHOICES and not field.required:
        return ()
    if raw is None or raw in ("", (), []):
        return Problem("nothing was given")
    value = reader(field.type)(field, raw)
    if field.pattern and isinstance(value, str):
        return _held_to_pattern(field.pattern, value)
    return value


def read_text(field: Field, text: str) -> Value | Problem:
    """An answer as typed at a prompt or in `--set name=text`; several choices part by commas."""
    stripped = text.strip()
    if field.type is FieldType.CHOICES and stripped not in field.choices:
        return read(field, tuple(part.strip() for part in stripped.split(",") if part.strip()))
    return read(field, text)


def complaint(field: Field, problem: Problem) -> str:
    """Why an answer is none, for whoever gave it; of a sensitive one nothing is repeated."""
    return "what was given does not fit" if field.sensitive else problem.message


def deviation(field: Field, value: Value) -> str:
    """Why a value may be recorded only with a reason: outside `min` or `max`; else empty.

    Of a sensitive value nothing is repeated.
    """
    kind = family(value)
    for bound, word in ((field.min, "minimum"), (field.max, "maximum")):
        limit = None if bound is None or kind not in ORDERED else read(field, bound)
        if limit is None or isinstance(limit, Problem) or family(limit) != kind:
            continue
        if less(value, limit) if word == "minimum" else less(limit, value):
            if field.sensitive:
                return "it lies outside its limits"
            side = "below" if word == "minimum" else "above"
            return f"{shown(value)} is {side} the {word} of {shown(limit)}"
    return ""


def to_raw(value: Value) -> Any:
    """The JSON value of a typed value; numbers are JSON numbers where that is exact."""
    match value:
        case bool() | str():
            return value
        case Decimal():
            return number_to_json(value)
        case datetime() | date():
            return value.isoformat()
        case tuple():
            return list(value)
        case Duration():
            return str(value)


def from_raw(field: Field, raw: Any) -> Value:
    """The typed value of what `to_raw` wrote; ValueError where it did not write this.

    What was recorded was held to `choices` and `pattern` then, and is not again.
    """
    match field.type, raw:
        case FieldType.INTEGER | FieldType.NUMBER, int() | float() | str():
            return Decimal(str(raw))
        case FieldType.DATE, str():
            return date.fromisoformat(raw)
        case FieldType.DATETIME, str():
            return datetime.fromisoformat(raw)
        case FieldType.DURATION, str():
            return _duration(raw)
        case FieldType.CHOICES, list() | tuple():
            return tuple(map(str, raw))
        case _, str() | bool():
            return raw
        case _:
            raise ValueError(f"no {field.type}: {raw!r}")


def values_of(fields: Iterable[Field], raws: Mapping[str, Any]) -> dict[str, Value]:
    """The typed values by name of what was recorded; unset ones are absent."""
    return {
        field.name: from_raw(field, raws[field.name])
        for field in fields
        if raws.get(field.name) is not None
    }


def _held_to_pattern(pattern: str, text: str) -> Value | Problem:
    matched = matches(pattern, text)
    if isinstance(matched, str):
        return Problem(f"its pattern {pattern!r} cannot be used: {matched}")
    return text if matched else Problem(f"{text!r} does not have the form {pattern}")


def _duration(text: str) -> Duration:
    found = duration(text)
    if found is None:
        raise ValueError(f"no duration: {text!r}")
    return found
