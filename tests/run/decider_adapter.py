"""Decider, adapted: the real one, spoken to in the oracle's words."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from flowdef.model.process import Process
from flowdef.run import commands as c
from flowdef.run.decider import decide
from flowdef.run.defining import define
from flowdef.run.definition import Definition
from flowdef.run.evolve import evolve
from flowdef.run.pending import pending
from flowdef.run.refusal import Refused
from flowdef.run.state import State
from run.oracle_answers import Act
from run.oracle_conditions import Values

BY, AT, WHY = "ann", "2026-06-01T09:00:00Z", "said so"
MOVING = frozenset(("done", "approve", "reject", "skip", "unblock", "reopen"))


@dataclass(frozen=True, slots=True)
class DeciderRun:
    """A run as the decider knows it; every act gives a new one."""

    definition: Definition
    state: State

    @property
    def end(self) -> str:
        """Open, done, rejected or cancelled."""
        return self.state.result

    @property
    def statuses(self) -> dict[str, str]:
        """Where each step stands."""
        return {name: step.status.value for name, step in self.state.steps.items()}

    @property
    def rounds(self) -> dict[str, int]:
        """In which round each step is."""
        return {name: step.round for name, step in self.state.steps.items()}

    @property
    def movable(self) -> set[str]:
        """Steps on which `pending` offers something that moves the run."""
        todos = pending(self.definition, self.state)
        return {todo.step for todo in todos if MOVING.intersection(todo.acts)}

    def perform(self, act: Act) -> "DeciderRun | Refused":
        """The run after an act, or why it is refused."""
        decided = _decide(self.definition, self.state, _act(act))
        return decided if isinstance(decided, Refused) else DeciderRun(self.definition, decided)


def started(process: Process, given: Values) -> DeciderRun:
    """A run that has just started."""
    definition = _defined(process)
    state = _decide(definition, None, c.Start("r1", given))
    assert isinstance(state, State), state
    return DeciderRun(definition, state)


@lru_cache(maxsize=8)
def _defined(process: Process) -> Definition:
    definition = define(process)
    assert isinstance(definition, Definition), definition
    return definition


def _decide(definition: Definition, state: State | None, act: c.Act) -> State | Refused:
    events = decide(definition, state, c.Command(act, BY, AT))
    if isinstance(events, Refused):
        return events
    for event in events:
        state = evolve(definition, state, event)
    assert state is not None
    return state


def _act(act: Act) -> c.Act:
    match act.kind:
        case "done":
            return c.Done(act.step, act.values)
        case "correct":
            ((name, value),) = act.values.items()
            return c.Correct(name, value, WHY)
        case "cancel":
            return c.Cancel(WHY)
        case kind:
            return _PLAIN[kind](act.step) if kind in _PLAIN else _WITH_REASON[kind](act.step, WHY)


_PLAIN: dict[str, Callable[[str], c.Act]] = {
    "take": c.Take,
    "approve": c.Approve,
    "unblock": c.Unblock,
}
_WITH_REASON: dict[str, Callable[[str, str], c.Act]] = {
    "reject": c.Reject,
    "skip": c.Skip,
    "reopen": c.Reopen,
}
