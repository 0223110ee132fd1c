"""Starting: a run begins with its process pinned, and ends before its end where it must."""

from flowdef.run import commands as c
from flowdef.run.answers import inputs
from flowdef.run.authority import by_head, stranger
from flowdef.run.deciding import Context, Decided, Deciding
from flowdef.run.definition import Definition
from flowdef.run.events import Basis, Event
from flowdef.run.evolve import apply
from flowdef.run.facts import Started
from flowdef.run.moments import local
from flowdef.run.readiness import end, settle
from flowdef.run.refusal import Refused, Why
from flowdef.run.roster import called
from flowdef.run.state import BLOCKED, State


def start(
    definition: Definition, state: State | None, act: c.Start, command: c.Command, context: Context
) -> Decided | Refused:
    """Pin the process and what it calls, record the inputs, and go on to what is ready."""
    if state is not None:
        at = local(state.started_at, context.working)
        by = called(state.started_by, context.roster)
        return Refused(Why.OVER, f"the run {state.run} was started by {by} at {at}")
    # A run that another one starts is nobody's act: who did the step before it was asked there.
    if not act.parent:
        refused = stranger(command.by, context.roster, context.day(command.at))
        if refused:
            return refused
    obsolete = [each for each in (definition, *_called(definition)) if each.status == "obsolete"]
    if obsolete:
        return Refused(Why.PROCESS, f"{obsolete[0].id} is obsolete: no run of it can start")
    accepted = inputs(definition, act.inputs, act.reason)
    if isinstance(accepted, Refused):
        return accepted
    fact = Started(
        run=act.run,
        digest=definition.digest,
        definition=definition.json,
        called=definition.called,
        values=accepted.values,
        given=accepted.given,
        deviations=accepted.deviations,
        parent=(*act.parent,) if act.parent else None,
        title=act.title,
        project=act.project,
        nonce=act.nonce,
    )
    event = Event(fact, command.by, command.at, Basis(represents=command.on_behalf_of))
    deciding = Deciding(definition, apply(definition, None, event), command, context)
    deciding.events.append(event)
    settle(deciding)
    return Decided(deciding.state, tuple(deciding.events))


def cancel(deciding: Deciding, act: c.Cancel) -> Refused | None:
    """End the run; what is open is cancelled, sub-runs too."""
    stuck = [
        deciding.definition.steps[name]
        for name, step in deciding.state.steps.items()
        if step.status is BLOCKED and step.cause == "rounds"
    ]
    found = by_head(deciding, *stuck)
    if isinstance(found, Refused):
        return found
    if not act.reason.strip():
        return Refused(Why.REASON, "to cancel a run, say why")
    end(deciding, "cancelled", act.reason, found)
    return None


def _called(definition: Definition) -> list[Definition]:
    return [definition.call(process) for process in definition.called]
