"""Schema documents: the documents of tests/data/format as data, and both validators over them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import yaml
from jsonschema import Draft202012Validator

from flowdef.reading.packaged import bundle

FOLDER = Path(__file__).parent / "data" / "format"
REFERENCE = FOLDER / "reference"


class _Loader(yaml.SafeLoader):
    """Plain data as flowdef reads it: dates stay text, and only true and false are truth."""


_Loader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0].endswith((":int", ":float", ":null"))]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true$|false$"), list("tf"))


def data(text: str) -> Any:
    """The data that a YAML text holds."""
    return yaml.load(text, _Loader)  # noqa: S506 (a subclass of the safe loader)


def documents() -> dict[str, dict[str, Any]]:
    """Every sample document by its path below the folder."""
    files = sorted(FOLDER.rglob("*.yaml"))
    return {str(file.relative_to(FOLDER)): data(file.read_text(encoding="utf-8")) for file in files}


@cache
def plain_validator(kind: str) -> Draft202012Validator:
    """`jsonschema`, which explains."""
    return Draft202012Validator(bundle(kind))


@cache
def fast_validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    """`jsonschema-rs`, which is quick."""
    return jsonschema_rs.Draft202012Validator(bundle(kind))


def leaves(document: Any, error: Any) -> list[tuple[str | int, ...]]:
    """The paths of what is wrong: of one value, or of each key that must not be there."""
    path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        known = error.schema["properties"]
        strange = [key for key in error.instance if key not in known and key[:2] != "x-"]
        return [(*path, key) for key in strange]
    if "propertyNames" in error.absolute_schema_path:
        return [(*path, error.instance)]
    if error.validator is not None:
        return [path]
    # `jsonschema` leaves out the key that `properties: {key: false}` refuses.
    holder = document
    for word in path:
        holder = holder[word]
    return [next((*path, key) for key, value in holder.items() if value is error.instance)]


def keys(node: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that a schema names, with its place in the schema and its own schema."""
    if isinstance(node, Mapping):
        if "patternProperties" in node:
            for key, schema in node["properties"].items():
                yield f"{where}/{key}", schema
        for word, each in node.items():
            yield from keys(each, f"{where}/{word}")
    elif isinstance(node, list):
        for index, each in enumerate(node):
            yield from keys(each, f"{where}/{index}")


def used(whole: Mapping[str, Any], schema: Any, value: Any) -> Iterator[int]:
    """The identities of the schemas of all keys that a value uses."""
    if not isinstance(schema, Mapping):
        return
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        yield from used(whole, whole["$defs"][name], value)
    for each in schema.get("allOf", ()):
        yield from used(whole, each, value)
    for inner, child in _children(schema, value):
        yield id(inner)
        yield from used(whole, inner, child)


def _children(schema: Mapping[str, Any], value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict):
        named = schema.get("properties", {})
        for key, child in value.items():
            if not key.startswith("x-"):
                yield named.get(key, schema.get("additionalProperties")), child
    if isinstance(value, list) and "items" in schema:
        for child in value:
            yield schema["items"], child
