"""SOP form: the fields that a person fills in, as rows of a table."""

from collections.abc import Sequence

from flowdef.model.fields import Field, FieldType
from flowdef.render import words
from flowdef.render.sop_parts import Entry
from flowdef.render.words import Names

_KINDS = {
    FieldType.TEXT: "text",
    FieldType.LONG_TEXT: "text of several lines",
    FieldType.INTEGER: "whole number",
    FieldType.NUMBER: "number",
    FieldType.BOOLEAN: "yes / no",
    FieldType.DATE: "date",
    FieldType.DATETIME: "date and time",
    FieldType.DURATION: "length of time",
    FieldType.EMAIL: "mail address",
    FieldType.URL: "web address",
    FieldType.FILE: "file",
    FieldType.PERSON: "person",
}


def form(fields: Sequence[Field], names: Names) -> tuple[Entry, ...]:
    """What is asked for in each field, in order."""
    if not fields:
        return ()
    return tuple(
        Entry(each.name, each.title, each.help, _answer(each, names), each.required)
        for each in fields
    )


def _answer(field: Field, names: Names) -> str:
    kind = _kind(field)
    if field.unit:
        kind += f" of {field.unit}" if field.type is FieldType.INTEGER else f" in {field.unit}"
    usual = "" if field.default is None or field.sensitive else f"usually {_usual(field, names)}"
    secret = "not kept" if field.sensitive else ""
    personal = "personal data" if field.personal else ""
    return ", ".join(filter(None, (kind, _range(field), usual, secret, personal)))


def _kind(field: Field) -> str:
    match field.type:
        case FieldType.CHOICE:
            return " / ".join(field.choices)
        case FieldType.CHOICES:
            return f"any of {' / '.join(field.choices)}"
        case _:
            return _KINDS[field.type]


def _range(field: Field) -> str:
    dated = field.type in (FieldType.DATE, FieldType.DATETIME)
    match field.min, field.max:
        case None, None:
            return ""
        case low, None:
            return f"{words.value(low)} or {'later' if dated else 'more'}"
        case None, high:
            return f"{words.value(high)} or {'earlier' if dated else 'less'}"
        case low, high if low == high:
            return f"nothing but {words.value(low)}"
        case low, high:
            return f"{words.value(low)} to {words.value(high)}"


def _usual(field: Field, names: Names) -> str:
    if field.type is FieldType.PERSON:
        return names.person(str(field.default))
    return words.value(field.default)
