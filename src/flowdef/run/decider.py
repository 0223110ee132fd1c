"""Decider: what a command leads to: events, or a refusal with its reason."""

from collections.abc import Callable
from typing import Any, get_args

from flowdef.run import commands as c
from flowdef.run.adding import add
from flowdef.run.approving import approve, reject
from flowdef.run.authority import stranger
from flowdef.run.correcting import correct
from flowdef.run.deciding import Context, Decided, Deciding
from flowdef.run.definition import Definition
from flowdef.run.events import Event
from flowdef.run.helping import assign, block, comment, unblock
from flowdef.run.lapsing import lapse
from flowdef.run.machines import report, try_
from flowdef.run.moments import local
from flowdef.run.noticing import notice
from flowdef.run.possible import admits, explained
from flowdef.run.readiness import settle, settle_waits
from flowdef.run.refusal import Refused, Why, unknown
from flowdef.run.reopening import reopen
from flowdef.run.starting import cancel, start
from flowdef.run.state import CLOSED, State
from flowdef.run.sub_runs import returned
from flowdef.run.working import done, retry, skip, take

NOBODY = Context()
_BY_ITSELF = (c.Wake, c.Try, c.Report, c.Return)  # nobody does these
_EVER = (c.Wake, c.Comment)  # also when the run has ended
_OF_A_STEP = (*get_args(c.OnStep), c.Try, c.Report, c.Return)


def decide(
    definition: Definition,
    state: State | None,
    command: c.Command,
    context: Context = NOBODY,
) -> tuple[Event, ...] | Refused:
    """The events that a command leads to, with all that follows by itself; or why it is refused.

    `state` is None for a start alone. Waits that are over at the time of the command end first.
    Neither argument is changed. Deterministic: the same arguments yield the same.
    """
    found = decided(definition, state, command, context)
    return found if isinstance(found, Refused) else found.events


def decided(
    definition: Definition, state: State | None, command: c.Command, context: Context
) -> Decided | Refused:
    """As `decide`, with the state after the events."""
    act = command.act
    if isinstance(act, c.Start):
        return start(definition, state, act, command, context)
    if state is None:
        return Refused(Why.OVER, "there is no such run", ("start",))
    deciding = Deciding(definition, state.copy(), command, context)
    settle_waits(deciding)
    refused = _gate(deciding, act) or _ACTS[type(act)](deciding, act)
    if refused:
        return refused
    lapse(deciding, state)
    settle(deciding)
    return Decided(deciding.state, tuple(deciding.events))


def _gate(deciding: Deciding, act: c.Act) -> Refused | None:
    """What every command is asked: whether the run is open, and the step there and fit."""
    state, definition = deciding.state, deciding.definition
    if not isinstance(act, _BY_ITSELF):
        refused = stranger(deciding.command.by, deciding.context.roster, deciding.day)
        if refused:
            return refused
    if not state.open and not isinstance(act, _EVER):
        return Refused(Why.OVER, _over(deciding, act))
    if not isinstance(act, _OF_A_STEP):
        return None
    if act.step not in definition.steps:
        return unknown("step", act.step, definition.steps)
    by_itself = isinstance(act, _BY_ITSELF)
    return None if by_itself else admits(deciding, type(act).__name__.lower(), act.step)


def _over(deciding: Deciding, act: c.Act) -> str:
    """The run has ended; whoever comes a moment late for its last step is told who did it."""
    state = deciding.state
    said = f"the run is {state.result}: it ended at {local(state.last, deciding.working)}"
    if not isinstance(act, c.OnStep) or act.step not in state.steps:
        return said
    closed = state.steps[act.step].status in CLOSED
    return f"{explained(deciding, 'done', act.step)}; {said}" if closed else said


_ACTS: dict[type, Callable[[Deciding, Any], Refused | None]] = {
    c.Take: take,
    c.Done: done,
    c.Approve: approve,
    c.Reject: reject,
    c.Skip: skip,
    c.Reopen: reopen,
    c.Correct: correct,
    c.Block: block,
    c.Unblock: unblock,
    c.Retry: retry,
    c.Assign: assign,
    c.Comment: comment,
    c.Cancel: cancel,
    c.Add: add,
    c.Wake: notice,
    c.Try: try_,
    c.Report: report,
    c.Return: returned,
}
