"""Packaged: the JSON Schemas, from the installed package or from a checkout."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

Schema = dict[str, Any]

# The four kinds of documents, and what they share.
KINDS = ("workspace", "organization", "process", "project")
COMMON = "common"
OUTPUT = "output/"  # what commands print as data: `output/done`

_ELSEWHERE = f"{COMMON}.schema.json#/$defs/"
_HERE = "#/$defs/"


def schema_text(kind: str) -> str:
    """The schema of a kind, or of what they share, as it is shipped. Raises KeyError."""
    if kind not in (*KINDS, COMMON, *outputs()):
        raise KeyError(kind)
    return (_folder() / f"{kind}.schema.json").read_text(encoding="utf-8")


@cache
def schema(kind: str) -> Schema:
    """The schema of a kind as data, its references into `common` as shipped; not to be changed."""
    read: Schema = json.loads(schema_text(kind))
    return read


@cache
def bundle(kind: str) -> Schema:
    """The schema of a kind in one piece, which needs no other file; not to be changed."""
    common = OUTPUT + COMMON if kind.startswith(OUTPUT) else COMMON
    if kind == common:
        return schema(kind)
    whole: Schema = _local(schema(kind))
    shared = schema(common)["$defs"]
    own = whole.get("$defs", {})
    reached = {name: shared[name] for name in _reached(whole, shared)}
    if twice := own.keys() & reached.keys():
        raise ValueError(f"{kind} and {COMMON} both define {', '.join(sorted(twice))}")
    return {**whole, "$defs": {**own, **reached}}


@cache
def outputs() -> tuple[str, ...]:
    """The schemas of what commands print as data: `output/done`; sorted."""
    files = (_folder() / "output").glob("*.schema.json")
    return tuple(sorted(OUTPUT + file.name.removesuffix(".schema.json") for file in files))


def _folder() -> Path:
    packaged = Path(__file__).parent.parent / "schemas"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "schemas"


def _local(node: Any) -> Any:
    """The same with every reference into `common` turned into one into this document."""
    if isinstance(node, dict):
        return {
            key: value.replace(_ELSEWHERE, _HERE) if key == "$ref" else _local(value)
            for key, value in node.items()
        }
    return [_local(each) for each in node] if isinstance(node, list) else node


def _reached(node: Any, shared: Mapping[str, Any]) -> list[str]:
    """Names of shared definitions that `node` leads to, in the order in which they stand."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        for reference in _references(waiting.pop()):
            name = reference.removeprefix(_HERE)
            if name in shared and name not in found:
                found.add(name)
                waiting.append(shared[name])
    return [name for name in shared if name in found]


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from _references(each)
