"""Naming: what people call a run, besides its id."""

from flowdef.expressions.shown import shown
from flowdef.expressions.values import from_raw
from flowdef.model.fields import Field, FieldType
from flowdef.run.data import text
from flowdef.run.definition import Definition
from flowdef.run.roster import Roster
from flowdef.run.state import State

_TELLING = (FieldType.TEXT, FieldType.CHOICE, FieldType.PERSON)


def run_title(definition: Definition, state: State, roster: Roster | None = None) -> str:
    """The title of a run: what its starter called it, else what its process and inputs say.

    `Onboard {{ customer }}` is filled with the values; a title without names is followed by the
    first required input that is a text, a choice or a person: `Onboard a customer: Contoso`.
    """
    if state.title:
        return state.title
    title = text(definition, state, definition.title).strip()
    if any(not isinstance(part, str) for part in definition.title.parts):
        return title
    named = next((field for field in definition.inputs if _names(field, state)), None)
    return f"{title}: {_value(named, state, roster)}" if named else title


def _names(field: Field, state: State) -> bool:
    return field.required and field.type in _TELLING and field.name in state.values


def _value(field: Field, state: State, roster: Roster | None) -> str:
    raw = state.values[field.name]
    if field.type is FieldType.PERSON and roster:
        return roster.name(str(raw))
    return shown(from_raw(field, raw))
