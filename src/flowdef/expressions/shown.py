"""Shown: values as a person reads them, and what stands where there is none."""

from datetime import date, datetime
from decimal import Decimal

from flowdef.expressions.evidence import shown_name
from flowdef.expressions.tree import Value
from flowdef.model.fields import Field, FieldType


def shown(value: Value, field: Field | None = None) -> str:
    """A value in text: `yes`, `12.5`, `2026-06-15`, `2d`; chosen things parted by commas.

    The unit is left to whoever writes the text: `{{ amount }} EUR`. What a `field` of files holds
    is a copy, told by its name.
    """
    match value:
        case bool():
            return "yes" if value else "no"
        case str():
            return shown_name(value) if field and field.type is FieldType.FILE else value
        case Decimal():
            return number(value)
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds" if value.second else "minutes")
        case date():
            return value.isoformat()
        case tuple():
            return ", ".join(value) or "none"
        case _:
            return str(value)


def with_unit(field: Field, value: Value) -> str:
    """A value in a table or a log, where no sentence names its unit; sensitive ones are hidden."""
    if field.sensitive:
        return hidden(field)
    return f"{shown(value, field)} {field.unit}" if field.unit else shown(value, field)


def number(value: Decimal) -> str:
    """A number without exponent and without trailing zeros: `1000`, `0.25`."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def grouped(value: Decimal) -> str:
    """The same with thousands apart, as a sentence has it: `12,000.5`."""
    text = format(value, ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def marked(text: str) -> str:
    """What is no value, but stands for one, in single angle quotation marks."""
    return f"\u2039{text}\u203a"


def not_recorded(field: Field | None, name: str) -> str:
    """What stands in a run where nobody recorded a value."""
    return marked(f"not recorded: {label(field, name)}")


def placeholder(field: Field | None, name: str) -> str:
    """What stands for a value in a document without a run."""
    return marked(label(field, name))


def hidden(field: Field) -> str:
    """What stands for a sensitive value wherever a person reads."""
    return marked(f"not shown: {field.title}")


def label(field: Field | None, name: str) -> str:
    """The field's label, else its name in words."""
    return field.title if field else name.replace("_", " ").capitalize()
