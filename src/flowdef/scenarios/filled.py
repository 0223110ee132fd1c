"""Filled: a value for a field that nobody answered and no condition reads, by its type."""

from flowdef.expressions.pattern import examples
from flowdef.expressions.readers import Problem
from flowdef.expressions.values import read
from flowdef.model.fields import Field, FieldType, Raw

_SAMPLES: dict[FieldType, Raw] = {
    FieldType.INTEGER: 1,
    FieldType.NUMBER: 1,
    FieldType.BOOLEAN: True,
    FieldType.DATE: "2026-11-30",
    FieldType.DATETIME: "2026-11-30T09:00",
    FieldType.DURATION: "2h",
    FieldType.EMAIL: "sample@example.com",
    FieldType.URL: "https://example.com",
    FieldType.FILE: "sample.pdf",
}


def filled(field: Field, person: str) -> Raw | None:
    """A value of the field's type that it takes; None where none was found.

    What it proposes itself comes first, then its first choice, its least value, its greatest;
    `person` is for a field that names one.
    """
    sample = person if field.type is FieldType.PERSON else _SAMPLES.get(field.type, "Sample")
    texts = examples(field.pattern) if field.pattern else ()
    ways = (field.default, *field.choices[:1], field.min, field.max, *texts)
    for raw in (*ways, sample):
        if raw is not None and not isinstance(read(field, raw), Problem):
            return (raw,) if field.type is FieldType.CHOICES and isinstance(raw, str) else raw
    return None
