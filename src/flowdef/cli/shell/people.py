"""People: what is said of somebody whom the organization does not know."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flowdef.model.fields import Field, FieldType
from flowdef.printable import printable
from flowdef.run import facts as f
from flowdef.run.events import Event
from flowdef.run.roster import Roster, nearest

_SHOWN = 10  # of the people, where none is near


def nobody(name: str, roster: Roster) -> str:
    """'Nobody here has the id …', and the nearest person by id or by name."""
    near = nearest(name, roster)
    known = f"Known: {', '.join(list(roster.members)[:_SHOWN])}."
    hint = f"Did you mean '{near}'?" if near else known
    return f"Nobody here has the id '{printable(name)}'. {hint}"


def is_outside(field: Field, value: Any, roster: Roster | None) -> bool:
    """Whether a value is a person whom the organization does not know.

    Of a sensitive one nothing is said: it is recorded nowhere, and printed nowhere.
    """
    person = field.type is FieldType.PERSON and isinstance(value, str) and not field.sensitive
    return person and roster is not None and value not in roster.members


def of_outsider(name: str, roster: Roster) -> str:
    """'zorro is nobody of the organization …', with the person who may be meant."""
    near = nearest(name, roster)
    hint = f" (did you mean '{near}'?)" if near else ""
    return f"{printable(name)} is nobody of the organization{hint}; recorded as somebody outside"


def strangers(
    values: Mapping[str, Any], fields: Iterable[Field], roster: Roster | None
) -> Iterator[str]:
    """What is said of each person among some values whom the organization does not know."""
    for field in fields:
        value = values.get(field.name)
        if roster and is_outside(field, value, roster):
            yield f"{printable(field.title)}: {of_outsider(str(value), roster)}"


def strangers_in(
    events: Iterable[Event], fields: Iterable[Field], roster: Roster | None
) -> Iterator[str]:
    """As `strangers`, for all that some events record."""
    known = tuple(field for field in fields if field.type is FieldType.PERSON)
    for event in events:
        if known:
            yield from strangers(_values(event), known, roster)
        if isinstance(event.fact, f.Blocked) and roster and event.fact.help:
            yield from _no_helper(event.fact.help, roster)


def _no_helper(name: str, roster: Roster) -> Iterator[str]:
    if name not in roster.members and name not in roster.posts:
        yield f"Help from: {of_outsider(name, roster)}"


def _values(event: Event) -> Mapping[str, Any]:
    match event.fact:
        case f.Started(values=values) | f.Finished(values=values):
            return values
        case f.Corrected(field=name, value=value):
            return {name: value}
        case _:
            return {}
