"""Definition: what is wrong with a field itself, before anybody answers it."""

from flowdef.expressions.order import ORDERED, family, less
from flowdef.expressions.pattern import compiled
from flowdef.expressions.readers import Problem
from flowdef.expressions.values import read
from flowdef.model.fields import Field, FieldType


def problems(field: Field) -> tuple[tuple[str, str], ...]:
    """The keys of a field that cannot be used as they stand, each with the reason."""
    found: list[tuple[str, str]] = []
    if field.type in (FieldType.CHOICE, FieldType.CHOICES) and not field.choices:
        found.append(("choices", f"a {field.type} needs choices"))
    unfit = compiled(field.pattern) if field.pattern else ""
    if isinstance(unfit, str) and unfit:
        found.append(("pattern", f"the pattern {field.pattern!r} cannot be used: {unfit}"))
    elif field.default is not None and isinstance(value := read(field, field.default), Problem):
        found.append(("default", f"the default cannot be taken: {value.message}"))
    return (*found, *_limits(field))


def _limits(field: Field) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    limits = []
    for key, raw in (("min", field.min), ("max", field.max)):
        value = None if raw is None else read(field, raw)
        if isinstance(value, Problem):
            found.append((key, f"the {key} cannot be taken: {value.message}"))
        elif value is not None and family(value) not in ORDERED:
            found.append((key, f"a {field.type} has no {key}; its values have no order"))
        elif value is not None:
            limits.append(value)
    if len(limits) == 2 and less(limits[1], limits[0]):
        found.append(("max", "the max is below the min, so every value would be a deviation"))
    return found
