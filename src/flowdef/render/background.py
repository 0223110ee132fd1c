"""Background: what a step rests on: values with who gave them and when, and its earlier rounds."""

from collections.abc import Iterator
from typing import NamedTuple

from flowdef.expressions.shown import with_unit
from flowdef.expressions.tree import names
from flowdef.expressions.values import from_raw
from flowdef.model.fields import FieldType
from flowdef.model.verdict import verdict_name
from flowdef.printable import printable
from flowdef.render.history import Files, sentence
from flowdef.render.run_marks import marks
from flowdef.render.step_page import Page
from flowdef.run import facts as f
from flowdef.run.definition import Definition, StepDef
from flowdef.run.events import Event
from flowdef.run.fields_json import file_fields
from flowdef.run.roster import Roster, called
from flowdef.run.state import State

_TEXTS = ("title", "instructions", "warnings", "cautions", "notes", "checklist", "expect")


class Known(NamedTuple):
    """A recorded value as a reader sees it, who gave it, and when (UTC, ISO 8601)."""

    label: str
    value: str
    by: str
    at: str


class Said(NamedTuple):
    """Something that happened to the step before: a sentence, and when (UTC, ISO 8601)."""

    text: str
    at: str


class Background(NamedTuple):
    """What somebody wants to know before they do a step.

    `deviations` are the values outside their limits: each says the limit and the reason.
    """

    values: tuple[Known, ...]
    said: tuple[Said, ...]
    deviations: tuple[Known, ...] = ()


def background(
    definition: Definition,
    state: State,
    events: tuple[Event, ...],
    step: str,
    roster: Roster | None = None,
) -> Background:
    """What a step rests on, oldest first; sensitive values are no part of it.

    Whoever approves sees all deviations of the run, others those of what the step rests on.
    """
    plan = definition.steps[step]
    given = dict(_given(events))
    wanted = _wanted(definition, plan)
    values = tuple(
        _known(definition, name, state, given[name], roster)
        for name in definition.fields
        if name in wanted and name in given and state.values.get(name) is not None
    )
    deviations = tuple(
        Known(_label(definition, name, state, roster), printable(why), _by(event, roster), event.at)
        for name, (why, event) in marks(events).deviations.items()
        if plan.approving or name in wanted
        if state.values.get(name) is not None or name in state.given
    )
    files = file_fields(definition.json)
    return Background(values, tuple(_said(events, plan, roster, files)), deviations)


def _wanted(definition: Definition, plan: StepDef) -> frozenset[str]:
    """Fields: those that the step's texts and conditions read, and those of the steps it needs."""
    found = {
        name.name
        for part in _TEXTS
        for each in plan.texts(part)
        for name in names(*each.expressions)
    }
    if plan.when:
        found |= {name.name for name in names(plan.when)}
    if plan.approving.amount:
        found.add(plan.approving.amount)
    before = [*plan.needs, *plan.approving.separate_from, plan.id]
    for name in before:
        if name in definition.steps:
            found |= {field.name for field in definition.steps[name].fields}
    return frozenset(found)


def _given(events: tuple[Event, ...]) -> Iterator[tuple[str, Event]]:
    """Each field with the event that recorded it; the last of a field counts."""
    for event in events:
        match event.fact:
            case f.Started() | f.Finished():
                yield from ((name, event) for name in event.fact.values)
            case f.Corrected(field=name):
                yield name, event
            case f.Voted(step=step, decides=True):
                yield verdict_name(step), event
            case _:
                pass


def _known(
    definition: Definition, name: str, state: State, event: Event, roster: Roster | None
) -> Known:
    field, raw = definition.fields[name], state.values[name]
    value = with_unit(field, from_raw(field, raw))
    if field.type is FieldType.PERSON and roster and not field.sensitive:
        value = roster.name(str(raw))
    label = _label(definition, name, state, roster)
    return Known(label, printable(" ".join(value.split())), _by(event, roster), event.at)


def _label(definition: Definition, name: str, state: State, roster: Roster | None) -> str:
    """What a field is called; a verdict by the title of its step, filled in."""
    owner = definition.owners.get(name, "")
    if owner and definition.steps[owner].approving and definition.steps[owner].verdict == name:
        return Page(definition, state, roster).title(owner)
    return printable(" ".join(definition.fields[name].title.split()))


def _by(event: Event, roster: Roster | None) -> str:
    return printable(called(event.by, roster))


def _said(
    events: tuple[Event, ...], plan: StepDef, roster: Roster | None, files: Files
) -> Iterator[Said]:
    """Earlier rounds and what people said: verdicts, blocks, comments, why it is open again."""
    kinds = (
        f.Voted,
        f.Lapsed,
        f.Blocked,
        f.Unblocked,
        f.Commented,
        f.Assigned,
        f.Skipped,
        f.Finished,
    )
    for event in events:
        fact = event.fact
        of_step = isinstance(fact, kinds) and fact.step == plan.id
        if of_step or (isinstance(fact, f.Opened) and plan.id in fact.rounds):
            yield Said(sentence(event, roster, files=files), event.at)
