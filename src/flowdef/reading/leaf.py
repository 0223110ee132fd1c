"""Leaf: what the schema advises where it is broken, found at the leaf of an error's path."""

from collections.abc import Iterable, Mapping
from typing import Any

_HERE = "#/$defs/"


def advice(whole: Mapping[str, Any], error: Any) -> str:
    """What to do instead, in the words of the schema; empty where it has none.

    `whole` is the bundled schema that judged, `error` what `jsonschema` says about it.
    """
    trail = _trail(whole, error.absolute_schema_path)
    # Above the keyword that failed, or above `properties` where a key is refused.
    holder = trail[-3] if trail[-1] is False and error.validator is None else trail[-2]
    said = holder.get("patternErrorMessage") or holder.get("errorMessage")
    return said if isinstance(said, str) else ""


def _trail(whole: Mapping[str, Any], path: Iterable[str | int]) -> list[Any]:
    """The schema, and each part of it on the way that `path` leads."""
    trail: list[Any] = [whole]
    for word in path:
        # `jsonschema` passes through references without naming them.
        while isinstance(trail[-1], dict) and word not in trail[-1]:
            trail.append(whole["$defs"][trail[-1]["$ref"].removeprefix(_HERE)])
        trail.append(trail[-1][word])
    return trail
