"""Evolve: the state after an event; never refuses, for what is logged has happened."""

from collections.abc import Iterable

from flowdef.run.definition import Definition
from flowdef.run.events import Event
from flowdef.run.evolve_run import OF_A_RUN, started
from flowdef.run.evolve_step import OF_A_STEP
from flowdef.run.facts import Started
from flowdef.run.state import State


def evolve(definition: Definition, state: State | None, event: Event) -> State:
    """The state after `event`; `state` itself stays as it was, None before the first event."""
    return apply(definition, state.copy() if state else None, event)


def replay(definition: Definition, events: Iterable[Event]) -> State | None:
    """The state after all events of a run; None where there is none."""
    state: State | None = None
    for event in events:
        state = apply(definition, state, event)
    return state


def apply(definition: Definition, state: State | None, event: Event) -> State:
    """As evolve, but in place: for whoever owns the state and folds many events.

    `definition` may be the pinned one, or the one that has grown with the run.
    Raises ValueError where the first event is not the start.
    """
    fact = event.fact
    if isinstance(fact, Started):
        return started(definition, fact, event)
    if state is None:
        raise ValueError(f"a run begins with its start, not with {type(fact).__name__}")
    state.last = event.at
    definition = definition.grown(state.added)
    of_a_step = OF_A_STEP.get(type(fact))
    if of_a_step is None:
        OF_A_RUN[type(fact)](definition, state, fact, event)
    else:
        of_a_step(definition, state, fact, event)
    return state
