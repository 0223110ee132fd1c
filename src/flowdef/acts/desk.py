"""Desk: where acts on runs are done: the log, the people and the calendar around it."""

from typing import NamedTuple

from flowdef.run.deciding import Context
from flowdef.run.definition import Definition
from flowdef.run.events import Event, from_json
from flowdef.run.evolve import replay
from flowdef.run.facts import Started
from flowdef.run.refusal import Refused, Why
from flowdef.run.state import State
from flowdef.store.port import Store


class Desk(NamedTuple):
    """The log of runs, and what decisions rest on besides it."""

    store: Store
    context: Context


class Who(NamedTuple):
    """Who acts, when (UTC, ISO 8601), and for whom where one stands in."""

    by: str
    at: str
    on_behalf_of: str = ""


class Standing(NamedTuple):
    """A run as its log tells: what it follows, where it stands, and its last event's number."""

    run: str
    definition: Definition
    state: State
    seq: int
    events: tuple[Event, ...] = ()


def standing(store: Store, run: str) -> Standing | Refused:
    """Where a run stands; refused where there is none. Raises StoreError."""
    entries = store.read(run)
    if not entries:
        return Refused(Why.UNKNOWN, f"there is no run '{run}'", ("runs",))
    events = tuple(from_json(entry.event) for entry in entries)
    start = events[0].fact
    assert isinstance(start, Started)  # noqa: S101 (the log of a run begins with its start)
    definition = Definition(start.definition, start.called)
    state = replay(definition, events)
    assert state is not None  # noqa: S101 (there are events)
    return Standing(run, definition, state, entries[-1].seq, events)
