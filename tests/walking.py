"""Walking: a run carried through the decider, by a script that answers each step."""

from collections.abc import Callable
from typing import Any

from flowdef.model.process import Process
from flowdef.run import commands as c
from flowdef.run.decider import decide
from flowdef.run.deciding import Context
from flowdef.run.definition import Definition
from flowdef.run.evolve import apply
from flowdef.run.pending import Todo, pending
from flowdef.run.pinning import pin
from flowdef.run.refusal import Refused
from flowdef.run.state import State
from sample_documents import sample_processes

AT = "2026-11-23T09:00:00Z"
Script = Callable[[Todo, Definition], tuple[c.Act, str]]  # what is done with a step, and by whom


def pinned(process: Process) -> Definition:
    """A process of the sample workspace with all that it calls."""
    found = pin(process, sample_processes().__getitem__)
    assert isinstance(found, Definition), found
    return found


def started(definition: Definition, inputs: dict[str, Any], by: str, context: Context) -> State:
    """A run that has just begun."""
    return _after(definition, None, c.Command(c.Start("sample", inputs), by, AT), context)


def walked(definition: Definition, state: State, script: Script, context: Context) -> State:
    """The run after the script has answered every step that it can, first in the document first."""
    while todos := pending(definition, state, context.roster, AT[:10]):
        act, by = script(todos[0], definition)
        state = _after(definition, state, c.Command(act, by, AT), context)
    return state


def _after(
    definition: Definition, state: State | None, command: c.Command, context: Context
) -> State:
    events = decide(definition, state, command, context)
    assert not isinstance(events, Refused), (command, events)
    for event in events:
        state = apply(definition, state, event)
    assert state is not None
    return state
