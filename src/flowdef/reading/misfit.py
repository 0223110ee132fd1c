"""Misfit: what is wrong with one value, by the keyword of the schema that it breaks."""

import re
from typing import Any

from flowdef.findings import Fix, Span
from flowdef.reading.fault import shown
from flowdef.reading.nearest import nearest
from flowdef.reading.remedy import in_list, in_quotes, other_value
from flowdef.reading.scalars import SWITCHES

Path = tuple[str | int, ...]

_TYPES = {
    "object": "a mapping of keys",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "no value",
}


def misfit(path: Path, error: Any, written: str, advice: str) -> str:
    """The message for a value at `path` that stands in the file as `written`.

    `advice` is what the schema says to do instead; empty where it says nothing.
    """
    subject = _subject(path, error, written)
    if error.validator == "uniqueItems":
        key = _last_key(path)
        return f"`{shown(written)}` stands twice in `{key}`: keep one of them"
    if error.instance is None:
        return f"{subject} has no value: {as_clause(advice) or 'write one, or remove the key'}"
    if close := _close(error):
        return f"{subject} does not fit: did you mean `{close}`? {advice}".rstrip()
    if advice:
        return f"{subject} does not fit: {as_clause(advice)}"
    return f"{subject} {_problem(error)}"


def mended(error: Any, written: str, span: Span) -> Fix | None:
    """The edit for a value that stands as `written`, where one can tell what was meant."""
    wanted = error.validator_value
    if error.validator == "type" and wanted == "string":
        return _as_text(error, written, span)
    if not isinstance(error.instance, str) or "\n" in written:
        return None
    if close := _close(error):
        return other_value(span, close, safe=False)
    if written in SWITCHES and wanted in ("boolean", SWITCHES[written] == "true"):
        return other_value(span, SWITCHES[written], safe=True)
    if error.validator == "type" and wanted == "array":
        return in_list(span, written)
    return None


def as_clause(sentence: str) -> str:
    """A sentence of the schema, to stand after a colon."""
    return sentence[:1].lower() + sentence[1:].removesuffix(".")


def _as_text(error: Any, written: str, span: Span) -> Fix | None:
    """A number or a truth value where a text belongs: the same in quotes."""
    if not isinstance(error.instance, bool | int | float):
        return None
    fits = re.search(error.schema.get("pattern", ""), written)
    return other_value(span, in_quotes(written), safe=True) if fits else None


def _subject(path: Path, error: Any, written: str) -> str:
    """`` `effort: quick` ``, or the key alone where the value is long or a collection."""
    key = _last_key(path)
    if error.instance is None:
        return f"`{key}`" if path and isinstance(path[-1], str) else f"an item of `{key}`"
    is_item = bool(path) and isinstance(path[-1], int)
    if isinstance(error.instance, dict | list) or "\n" in written:
        return f"an item of `{key}`" if is_item else f"`{key}`"
    return f"`{shown(written)}` in `{key}`" if is_item else f"`{key}: {shown(written)}`"


def _last_key(path: Path) -> str:
    return shown(next((each for each in reversed(path) if isinstance(each, str)), "document"))


def _close(error: Any) -> str:
    if error.validator != "enum" or not isinstance(error.instance, str):
        return ""
    return nearest(
        error.instance, [each for each in error.validator_value if isinstance(each, str)]
    )


def _problem(error: Any) -> str:
    """What is wrong, where the schema has no words of its own for it."""
    wanted = error.validator_value
    match error.validator:
        case "type":
            return _wrong_type(error)
        case "enum":
            return f"is none of: {', '.join(map(str, wanted))}"
        case "const":
            return f"must be {wanted}"
        case "minItems" | "minProperties" | "minLength":
            return (
                "is empty: fill it, or remove the key" if wanted == 1 else f"needs {wanted} or more"
            )
        case "maxItems" | "maxProperties" | "maxLength":
            return f"has more than {wanted}: shorten it"
        case "minimum":
            return f"is too small: write {wanted} or more"
        case "maximum":
            return f"is too large: write {wanted} or less"
        case _:
            return f"does not fit{_example(error.schema)}"


def _wrong_type(error: Any) -> str:
    wanted = error.validator_value
    names = [_TYPES[each] for each in ([wanted] if isinstance(wanted, str) else wanted)]
    belongs = f"is {_found(error.instance)}, where {' or '.join(names)} belongs"
    if wanted == "array" and isinstance(error.instance, str) and "\n" not in error.instance:
        return f"{belongs}: write `[{shown(error.instance)}]`"
    return belongs + _example(error.schema)


def _found(value: object) -> str:
    match value:
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a text"
        case list():
            return "a list"
        case _:
            return "a mapping"


def _example(schema: Any) -> str:
    examples = [each for each in schema.get("examples", ()) if not isinstance(each, dict | list)]
    return f": write it like `{examples[0]}`" if examples else ""
