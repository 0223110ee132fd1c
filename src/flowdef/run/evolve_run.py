"""Evolve, run: what the facts of a whole run do: its start, its rounds, its end."""

from collections.abc import Callable
from typing import Any

from flowdef.run import facts as f
from flowdef.run.definition import Definition
from flowdef.run.events import Event
from flowdef.run.evolve_step import did
from flowdef.run.state import (
    BLOCKED,
    CANCELLED,
    CLOSED,
    WAITING,
    State,
    StepState,
    begin,
)


def started(definition: Definition, fact: f.Started, event: Event) -> State:
    """A run as it begins: nothing is ready yet."""
    steps = {step.id: step.stage for step in definition.steps.values() if not step.added}
    state = begin(fact.run, fact.digest, steps)
    state.started_by, state.started_at, state.last = event.by, event.at, event.at
    state.parent, state.title, state.project = fact.parent, fact.title, fact.project
    state.values = dict(fact.values)
    state.given = frozenset(fact.given)
    return state


def _stage_decided(
    definition: Definition, state: State, fact: f.StageDecided, event: Event
) -> None:
    state.deciders[fact.stage, fact.turn] = fact.holds
    for name, step in state.steps.items():
        if (
            step.status is BLOCKED
            and step.cause == "condition"
            and step.turn == fact.turn
            and definition.steps[name].stage == fact.stage
        ):
            state.steps[name] = step._replace(
                status=WAITING, since=event.at, cause="", names=(), reason=""
            )


def _opened(definition: Definition, state: State, fact: f.Opened, event: Event) -> None:
    for stage in {definition.steps[name].stage for name in fact.rounds}:
        state.turns[stage] += 1
    for name, number in fact.rounds.items():
        before = state.steps[name]
        state.steps[name] = StepState(
            round=number,
            turn=state.turns[definition.steps[name].stage],
            since=event.at,
            assigned=before.assigned,
            attempt=before.attempt if number == before.round else 0,
        )
    for name in fact.back:
        state.steps[name] = _not_yet(state.steps[name], event)


def _not_yet(step: StepState, event: Event) -> StepState:
    """A step that was ready waits again; once it is ready, it has all its time anew."""
    return step._replace(
        status=WAITING,
        since=event.at,
        ready="",
        cause="",
        names=(),
        reason="",
        reminded="",
        escalated="",
    )


def _added(_: Definition, state: State, fact: f.Added, event: Event) -> None:
    """A step more; how it changes the definition is told by `Definition.grown`."""
    stage = fact.definition["stage"]
    turn = state.turns.setdefault(stage, 1)
    state.steps[fact.step] = StepState(turn=turn, since=event.at)
    more = {"definition": fact.definition, "after": fact.after, "before": list(fact.before)}
    state.added = (*state.added, more)
    for name in fact.back:
        state.steps[name] = _not_yet(state.steps[name], event)


def _corrected(definition: Definition, state: State, fact: f.Corrected, event: Event) -> None:
    if fact.given:
        state.given = state.given.union((fact.field,))
    else:
        state.values[fact.field] = fact.value
    owner = definition.owners.get(fact.field)
    if owner:
        did(state, owner, event)  # what that step records is now their work too


def _ended(_: Definition, state: State, fact: f.Ended, event: Event) -> None:
    state.result, state.reason, state.outputs = fact.result, fact.reason, dict(fact.outputs)
    for name, step in state.steps.items():
        if step.status not in CLOSED:
            state.steps[name] = step._replace(status=CANCELLED, since=event.at)


def _commented(_: Definition, __: State, ___: f.Commented, ____: Event) -> None:
    """A comment changes nothing but the log."""


OF_A_RUN: dict[type, Callable[[Definition, State, Any, Event], None]] = {
    f.StageDecided: _stage_decided,
    f.Opened: _opened,
    f.Corrected: _corrected,
    f.Commented: _commented,
    f.Added: _added,
    f.Ended: _ended,
}
