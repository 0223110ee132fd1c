"""Misfit: what is wrong with one value, by the keyword of the schema that it breaks."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from flowdef.findings import Fix, Span
from flowdef.reading.fault import shown
from flowdef.reading.meant import meant
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


def misfit(
    path: Path, error: Any, written: str, advice: str, examples: Iterable[object] = ()
) -> str:
    """The message for a value at `path` that stands in the file as `written`.

    `advice` is what the schema says to do instead; empty where it says nothing. `examples` are
    those that it gives.
    """
    subject = _subject(path, error, written)
    if error.validator == "uniqueItems":
        key = _last_key(path)
        return f"`{shown(written)}` stands twice in `{key}`: keep one of them"
    if error.instance is None:
        return f"{subject} has no value: {as_clause(advice) or 'write one, or remove the key'}"
    if near := meant(error, written):
        return f"{subject} does not fit: did you mean `{near}`? {advice}".rstrip()
    if advice and error.validator == "type" and isinstance(error.instance, dict | list):
        return f"{subject} {_belongs(error)}: {as_clause(advice)}"
    if advice:
        return f"{subject} does not fit: {as_clause(advice)}"
    return f"{subject} {_problem(error, tuple(examples))}"


def mended(error: Any, written: str, span: Span) -> Fix | None:
    """The edit for a value that stands as `written`, where one can tell what was meant."""
    wanted = error.validator_value
    if "\n" not in written and (near := meant(error, written)):
        return other_value(span, near, safe=False)
    if error.validator == "type" and wanted == "string":
        return _as_text(error, written, span)
    if not isinstance(error.instance, str) or "\n" in written:
        return None
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


def _problem(error: Any, examples: tuple[object, ...]) -> str:
    """What is wrong, where the schema has no words of its own for it."""
    wanted = error.validator_value
    match error.validator:
        case "type":
            return _wrong_type(error, examples)
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
            return f"does not fit{_example(error, examples)}"


def _wrong_type(error: Any, examples: tuple[object, ...]) -> str:
    belongs = _belongs(error)
    value, wanted = error.instance, error.validator_value
    if wanted == "array" and isinstance(value, str) and "\n" not in value:
        return f"{belongs}: write `[{shown(value)}]`"
    return belongs + _example(error, examples)


def _belongs(error: Any) -> str:
    wanted = error.validator_value
    names = [_TYPES[each] for each in ([wanted] if isinstance(wanted, str) else wanted)]
    return f"is {_found(error.instance)}, where {' or '.join(names)} belongs"


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


def _example(error: Any, examples: tuple[object, ...]) -> str:
    """The first example of a type that the schema takes, as it would stand in the file."""
    wanted = error.schema.get("type", [])
    types = [wanted] if isinstance(wanted, str) else wanted
    fitting = [each for each in examples or error.schema.get("examples", ()) if _is_a(each, types)]
    return f": write it like `{_inline(fitting[0])}`" if fitting else ""


def _is_a(value: object, types: Sequence[str]) -> bool:
    """Whether an example is of one of the types; a collection only where one is asked for."""
    if isinstance(value, dict | list):
        return ("object" if isinstance(value, dict) else "array") in types
    return True


def _inline(value: object) -> str:
    match value:
        case dict():
            return f"{{{', '.join(f'{key}: {_inline(each)}' for key, each in value.items())}}}"
        case list():
            return f"[{', '.join(map(_inline, value))}]"
        case str():
            return value if _PLAIN.fullmatch(value) else in_quotes(value)
        case _:
            return json.dumps(value)


_PLAIN = re.compile(r"\w(?:[\w .%-]*[\w.%])?")
