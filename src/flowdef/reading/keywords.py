"""Keywords: `jsonschema` taught to name one cause in one error, and to skip what is known."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

Known = Callable[[str, object], bool]
Errors = Iterator[ValidationError]


def explaining_validator(known: Known) -> Any:
    """A validator class of draft 2020-12 whose errors lead to the one key or item they mean.

    `known(reference, data)` is asked at each reference whether that part fits anyway.
    """
    referenced: Any = Draft202012Validator.VALIDATORS["$ref"]

    def reference(validator: Any, name: str, data: object, schema: Any) -> Errors:
        if not known(name, data):
            yield from referenced(validator, name, data, schema)

    return _extend(
        Draft202012Validator,
        {
            "$ref": reference,
            "required": _required,
            "properties": _properties,
            "additionalProperties": _additional,
            "uniqueItems": _unique,
        },
    )


_extend: Any = extend
_Refusal: Any = ValidationError  # its stub knows no validator None, which a schema `false` has


def _required(_validator: Any, keys: list[str], data: Any, _schema: Any) -> Errors:
    """The message is the key that is missing."""
    if isinstance(data, dict):
        yield from (ValidationError(key) for key in keys if key not in data)


def _properties(validator: Any, properties: Any, data: Any, _schema: Any) -> Errors:
    """A key with the schema `false` is refused: the path leads to it, as to any other."""
    if not isinstance(data, dict):
        return
    for key, below in properties.items():
        if key not in data:
            continue
        if below is False:
            yield _Refusal(key, validator=None, path=(key,), schema_path=(key,))
        else:
            yield from validator.descend(data[key], below, path=key, schema_path=key)


def _additional(validator: Any, rest: Any, data: Any, schema: Any) -> Errors:
    """One error for each key that no keyword beside this one knows; the path leads to it."""
    if not isinstance(data, dict):
        return
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    for key, value in data.items():
        if key in known or any(re.search(pattern, key) for pattern in patterns):
            continue
        if rest is False:
            yield ValidationError(key, path=(key,))
        else:
            yield from validator.descend(value, rest, path=key)


def _unique(_validator: Any, wanted: bool, data: Any, _schema: Any) -> Errors:
    """The path leads to the second of two equal items; linear, whatever the items are."""
    if not wanted or not isinstance(data, list):
        return
    seen: set[str] = set()
    for index, item in enumerate(data):
        same = json.dumps(_comparable(item), sort_keys=True)
        if same in seen:
            yield ValidationError("", path=(index,))
        seen.add(same)


def _comparable(item: Any) -> Any:
    """1 and 1.0 are equal in JSON Schema; 1 and true are not."""
    if isinstance(item, dict):
        return {key: _comparable(value) for key, value in item.items()}
    if isinstance(item, list):
        return [_comparable(each) for each in item]
    return int(item) if isinstance(item, float) and item.is_integer() else item
