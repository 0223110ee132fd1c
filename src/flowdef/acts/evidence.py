"""Evidence: the files that an act names, copied before it is recorded."""

from collections.abc import Iterator, Mapping
from typing import Any

from flowdef.expressions.evidence import Evidence, evidence_of
from flowdef.model.fields import FieldType
from flowdef.run import commands as c
from flowdef.run.definition import Definition
from flowdef.run.refusal import Refused, Why
from flowdef.workspace.evidence import Room, Unfit, fault, keep


def with_copies(room: Room, run: str, definition: Definition, act: c.Act) -> c.Act | Refused:
    """The act with each file that it names replaced by its copy; refused where one is unfit.

    A value that names a copy already is taken where that copy stands as recorded.
    """
    named = {name: raw for name, raw in _named(definition, act) if isinstance(raw, str)}
    copies: dict[str, str] = {}
    for name, raw in named.items():
        found = _kept(room, run, raw)
        if isinstance(found, Unfit):
            title = definition.fields[name].title
            return Refused(Why.ANSWERS, f"{title} ({name}): {found.reason}", fields=(name,))
        copies[name] = found.path
    return _replaced(act, copies) if copies else act


def of_files(definition: Definition, values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Those of the values that are given to file fields; a secret is not kept, so not copied."""
    for name, raw in values.items():
        field = definition.fields.get(name)
        if field and field.type is FieldType.FILE and not field.sensitive and raw is not None:
            yield name, raw


def _named(definition: Definition, act: c.Act) -> Iterator[tuple[str, Any]]:
    match act:
        case c.Done():
            return of_files(definition, act.values)
        case c.Start(parent=None):  # what a calling process gives is copied already
            return of_files(definition, act.inputs)
        case c.Correct():
            return of_files(definition, {act.field: act.value})
        case _:
            return iter(())


def _kept(room: Room, run: str, raw: str) -> Evidence | Unfit:
    found = evidence_of(raw)
    if found is None:
        return keep(room, run, raw)
    return fault(room, found) or found


def _replaced(act: c.Act, copies: Mapping[str, str]) -> c.Act:
    match act:
        case c.Done():
            return act._replace(values={**act.values, **copies})
        case c.Start():
            return act._replace(inputs={**act.inputs, **copies})
        case c.Correct():
            return act._replace(value=copies[act.field])
        case _:
            return act
