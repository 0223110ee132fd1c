"""Reachable: of the processes that a run has pinned, those that one of them comes to call."""

from collections.abc import Mapping
from typing import Any

# What JSON gives back: text, numbers, booleans, None, lists and mappings.
Json = Any


def reachable(definition: Json, called: Mapping[str, Json]) -> dict[str, Json]:
    """Of the processes that are pinned, those that one of them calls, directly or not."""
    found: dict[str, Json] = {}
    front = [definition]
    while front:
        for step in front.pop()["steps"]:
            name = step.get("deed", {}).get("process")
            if name and name not in found:
                found[name] = called[name]
                front.append(called[name])
    return found
