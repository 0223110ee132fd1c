"""Fill: texts with their values filled in, for people, for machines and without a run."""

from collections.abc import Iterable, Mapping

from flowdef.expressions.evaluate import Answer, Failed, Unset, evaluate
from flowdef.expressions.shown import hidden, marked, not_recorded, shown
from flowdef.expressions.tree import Expression, Template, Value, names
from flowdef.model.fields import Field, FieldType

MAX_TEXT = 1_000_000  # characters that a text may grow to


def text(template: Template, values: Mapping[str, Value], fields: Mapping[str, Field]) -> str:
    """A text for a person: an unset value by its label, a sensitive one hidden."""
    parts: list[str] = []
    room = MAX_TEXT
    for part in template.parts:
        said = part if isinstance(part, str) else _for_people(part, values, fields)
        parts.append(said)
        room -= len(said)
        if room < 0:
            return "".join(parts)[:MAX_TEXT] + marked(f"cut at {MAX_TEXT:,} characters")
    return "".join(parts)


def argument(template: Template, values: Mapping[str, Value]) -> str | Unset | Failed:
    """A text for a machine, sensitive values too; what is missing is said, not written."""
    parts: list[str] = []
    room = MAX_TEXT
    for part in template.parts:
        found = part if isinstance(part, str) else evaluate(part, values)
        if isinstance(found, Unset | Failed):
            return found
        said = part if isinstance(part, str) else _for_machines(found)
        parts.append(said)
        room -= len(said)
        if room < 0:
            return Failed(f"the text would have more than {MAX_TEXT:,} characters")
    return "".join(parts)


def value(template: Template, values: Mapping[str, Value]) -> Answer:
    """The value that a text stands for: exactly one `{{ x }}` keeps its type."""
    if template.sole is not None:
        return evaluate(template.sole, values)
    return argument(template, values)


def _for_people(
    expression: Expression, values: Mapping[str, Value], fields: Mapping[str, Field]
) -> str:
    read = [fields[name.name] for name in names(expression) if name.name in fields]
    secret = next((field for field in read if field.sensitive), None)
    if secret:
        return hidden(secret)
    match evaluate(expression, values):
        case Unset(unset):
            return not_recorded(fields.get(unset), unset)
        case Failed(reason):
            return marked(f"cannot be worked out: {reason}")
        case found:
            return shown(found, _file(found, read, values))


def _file(found: Value, read: Iterable[Field], values: Mapping[str, Value]) -> Field | None:
    """The field of files, of those that were read, that holds just that value."""
    held = (field for field in read if field.type is FieldType.FILE)
    return next((field for field in held if values.get(field.name) == found), None)


def _for_machines(found: Value) -> str:
    if isinstance(found, bool):
        return "true" if found else "false"
    return shown(found)
