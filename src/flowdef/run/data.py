"""Data: what a run knows, as typed values, in conditions and in texts."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from flowdef.expressions import fill
from flowdef.expressions.evaluate import Failed, Unset, truth
from flowdef.expressions.tree import Expression, Template, Value, names
from flowdef.expressions.values import from_raw
from flowdef.run.definition import Definition, StepDef
from flowdef.run.state import State

# What a doer is to know before anything else: parts of a page, and the word that stands before.
ALERTS = {"warnings": "Warning", "cautions": "Caution", "notes": "Note"}


class Verdict(NamedTuple):
    """What a condition says: true, false, or None with what is `unset` or else wrong.

    `reads` are the values that it rests on, as they are recorded.
    """

    holds: bool | None
    reads: dict[str, Any]
    unset: str = ""
    reason: str = ""


def judged(definition: Definition, state: State, condition: Expression) -> Verdict:
    """A condition of the process on the values that are recorded."""
    wanted = [name.name for name in names(condition)]
    reads = {name: state.values[name] for name in wanted if name in state.values}
    match truth(condition, typed(definition, reads)):
        case Unset(name):
            field = definition.fields.get(name)
            said = f"{field.title} ({name})" if field else name
            return Verdict(None, reads, name, f"{said} is not recorded")
        case Failed(reason):
            return Verdict(None, reads, "", reason)
        case holds:
            return Verdict(holds, reads)


def typed(definition: Definition, raws: dict[str, Any]) -> dict[str, Value]:
    """Recorded values by name as values of their fields; names that no field has are left out."""
    fields = definition.fields
    return {name: from_raw(fields[name], raw) for name, raw in raws.items() if name in fields}


def text(definition: Definition, state: State, template: Template) -> str:
    """A text of the process with the values of the run filled in, for a person."""
    raws = {
        name.name: state.values[name.name]
        for name in names(*template.expressions)
        if name.name in state.values
    }
    return fill.text(template, typed(definition, raws), definition.fields)


def texts(definition: Definition, state: State, plan: StepDef, part: str) -> tuple[str, ...]:
    """The texts of one part of a step's page, filled in; see `StepDef.texts`."""
    return tuple(text(definition, state, each) for each in plan.texts(part))


def alerts(definition: Definition, state: State, plan: StepDef) -> tuple[str, ...]:
    """What to beware of in a step, a line each: 'Warning: Read the terms first.'."""
    return worded({part: texts(definition, state, plan, part) for part in ALERTS})


def worded(parts: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The texts of a step's alerts, by part, a line each with its word before it."""
    return tuple(
        f"{word}: {' '.join(each.split())}" for part, word in ALERTS.items() for each in parts[part]
    )
