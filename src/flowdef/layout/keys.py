"""Keys: in which order the schemas give the keys of a mapping, wherever it stands."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from flowdef.reading.packaged import bundle

_HERE = "#/$defs/"
_PARTS = ("allOf", "anyOf", "oneOf")
_CONDITIONS = ("then", "else")
ITEM = "[]"  # the step of a way from a list to any of its items


@cache
def keys_at(kind: str, *way: str) -> tuple[str, ...]:
    """The keys of a mapping in order, by the kind of document and the way to it.

    The way names a key, or ITEM for an item of a list. Empty where names are free: their order
    is the author's.
    """
    found: dict[str, None] = {}
    for schema in _at(kind, way):
        found.update(dict.fromkeys(schema.get("properties", {})))
    return tuple(found)


def in_order(names: Iterable[str], keys: tuple[str, ...]) -> list[str]:
    """The names as the keys go; free ones behind them, as they were written."""
    places = {key: place for place, key in enumerate(keys)}
    return sorted(names, key=lambda name: places.get(name, len(places)))


@cache
def _at(kind: str, way: tuple[str, ...]) -> tuple[dict[str, Any], ...]:
    whole = bundle(kind)
    if not way:
        return tuple(_resolved(whole, whole))
    *before, step = way
    return tuple(
        each
        for schema in _at(kind, tuple(before))
        for below in _below(schema, step)
        for each in _resolved(whole, below)
    )


def _below(schema: dict[str, Any], step: str) -> Iterator[Any]:
    if step == ITEM:
        yield schema.get("items")
    elif step in schema.get("properties", {}):
        yield schema["properties"][step]
    else:
        yield schema.get("additionalProperties")


def _resolved(whole: dict[str, Any], schema: Any) -> Iterator[dict[str, Any]]:
    """A schema and all that it is made of, references followed."""
    if not isinstance(schema, dict):
        return
    yield schema
    if "$ref" in schema:
        yield from _resolved(whole, whole["$defs"][schema["$ref"].removeprefix(_HERE)])
    for word in _PARTS:
        for part in schema.get(word, ()):
            yield from _resolved(whole, part)
    for word in _CONDITIONS:
        yield from _resolved(whole, schema.get(word))
