"""Fields as JSON: what a pinned definition keeps of a field, both ways."""

from collections.abc import Mapping
from typing import Any

from flowdef.model.fields import Field, FieldType, Raw

_TEXTS = ("label", "help", "pattern", "unit", "source")
_FLAGS = ("required", "personal", "sensitive")
_RAWS = ("default", "min", "max")


def field_to_json(field: Field) -> dict[str, Any]:
    """A field as JSON; what is absent or false is left out."""
    found: dict[str, Any] = {"name": field.name, "type": field.type.value}
    for key in (*_TEXTS, *_FLAGS):
        value = getattr(field, key)
        if value:
            found[key] = value
    for key in _RAWS:
        value = getattr(field, key)
        if value is not None:
            found[key] = list(value) if isinstance(value, tuple) else value
    if field.choices:
        found["choices"] = list(field.choices)
    return found


def field_of(data: dict[str, Any]) -> Field:
    """The field that `field_to_json` wrote; ValueError or KeyError where it did not."""
    given: dict[str, Any] = {**data, "type": FieldType(data["type"])}
    for key in _RAWS:
        if key in given:
            given[key] = _raw(given[key])
    if "choices" in given:
        given["choices"] = tuple(given["choices"])
    return Field(**given)


def file_fields(definition: Mapping[str, Any]) -> frozenset[str]:
    """The names of the fields that hold files, in the normal form of a process."""
    steps = (step.get("fields", ()) for step in definition.get("steps", ()))
    fields = (*definition.get("inputs", ()), *(field for each in steps for field in each))
    return frozenset(field["name"] for field in fields if field["type"] == FieldType.FILE)


def _raw(value: Any) -> Raw:
    found: Raw = tuple(value) if isinstance(value, list) else value
    return found
