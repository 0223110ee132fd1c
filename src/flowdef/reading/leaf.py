"""Leaf: what the schema advises where it is broken, found at the leaf of an error's path."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_HERE = "#/$defs/"


def advice(whole: Mapping[str, Any], error: Any) -> str:
    """What to do instead, in the words of the schema; empty where it has none.

    `whole` is the bundled schema that judged, `error` what `jsonschema` says about it.
    """
    trail = [each for _, each in _way(whole, error.absolute_schema_path)]
    # Above the keyword that failed, or above `properties` where a key is refused.
    holder = trail[-3] if trail[-1] is False and error.validator is None else trail[-2]
    said = holder.get("patternErrorMessage") or holder.get("errorMessage")
    return said if isinstance(said, str) else ""


def examples(whole: Mapping[str, Any], error: Any) -> tuple[Any, ...]:
    """What the schema gives as examples for the place that an error speaks of; empty if nothing."""
    way = list(_way(whole, error.absolute_schema_path))
    for at in range(len(way) - 2, -1, -1):
        word, schema = way[at]
        if found := _shown(schema):
            return found
        if word in _INTO:
            around = next((shown for _, each in reversed(way[:at]) if (shown := _shown(each))), ())
            return tuple(first for each in around for first in _first(word, each))
    return ()


_INTO = ("properties", "items", "additionalProperties")


def _shown(schema: Any) -> tuple[Any, ...]:
    found = schema.get("examples") if isinstance(schema, dict) else None
    return tuple(found) if isinstance(found, list) else ()


def _first(word: str | int, example: Any) -> list[Any]:
    """What an example shows of the items of a list, or of the values of a mapping."""
    match word, example:
        case "items", list():
            return example[:1]
        case "additionalProperties", dict():
            return [*example.values()][:1]
        case _:
            return []


def _way(whole: Mapping[str, Any], path: Iterable[str | int]) -> Iterator[tuple[str | int, Any]]:
    """The schema, and each part of it on the way that `path` leads, with the word that leads there.

    What a reference leads to has no word.
    """
    here: Any = whole
    yield "", here
    for word in path:
        # `jsonschema` passes through references without naming them.
        while isinstance(here, dict) and word not in here:
            here = whole["$defs"][here["$ref"].removeprefix(_HERE)]
            yield "", here
        here = here[word]
        yield word, here
