"""Noticing: what a look at the clock records: reminders, and late steps brought to a role."""

from flowdef.run import facts as f
from flowdef.run.able import able, hands
from flowdef.run.clock import Working
from flowdef.run.commands import Wake
from flowdef.run.deciding import Deciding
from flowdef.run.definition import Definition
from flowdef.run.due import Dates, due
from flowdef.run.moments import is_over
from flowdef.run.roster import Present
from flowdef.run.state import State, StepState


def notice(deciding: Deciding, _: Wake) -> None:
    """Remind of what is soon due and escalate what is late, once a round each."""
    if not deciding.state.open:
        return
    at = deciding.command.at
    for name, dates in _dated(deciding.definition, deciding.state, deciding.context.working):
        step = deciding.state.steps[name]
        if _to_remind(step, dates, at):
            deciding.note(f.Reminded(name, step.round, dates.due, _told(deciding, name)))
        if _to_escalate(step, dates, at):
            roster = deciding.context.roster
            holders = roster.holders(dates.to, deciding.day) if roster else ()
            deciding.note(f.Escalated(name, step.round, dates.due, dates.to, holders))


def noticeable(definition: Definition, state: State, working: Working, at: str) -> bool:
    """Whether a look at that moment (UTC, ISO 8601) would record a reminder or an escalation."""
    return state.open and any(
        _to_remind(state.steps[name], dates, at) or _to_escalate(state.steps[name], dates, at)
        for name, dates in _dated(definition, state, working)
    )


def _dated(definition: Definition, state: State, working: Working) -> list[tuple[str, Dates]]:
    """The steps that may have something to be noticed, with their dates."""
    return [
        (name, due(definition, state, name, working))
        for name, step in state.steps.items()
        if step.ready and _asks(definition, name, step)
    ]


def _asks(definition: Definition, name: str, step: StepState) -> bool:
    dates = definition.steps[name].due if name in definition.steps else {}
    remind, escalate = "remind" in dates, "escalate" in dates
    return (remind and not step.reminded) or (escalate and not step.escalated)


def _to_remind(step: StepState, dates: Dates, at: str) -> bool:
    return bool(dates.remind) and not step.reminded and is_over(dates.remind, at)


def _to_escalate(step: StepState, dates: Dates, at: str) -> bool:
    return bool(dates.escalate) and not step.escalated and is_over(dates.escalate, at)


def _told(deciding: Deciding, name: str) -> tuple[str, ...]:
    """Who is reminded: in whose hands the step is, else everybody who may do it."""
    plan, at = deciding.definition.steps[name], Present(deciding.context.roster, deciding.day)
    held = hands(deciding.definition, deciding.state, plan, at)
    if held.assigned or held.taken:
        return (held.assigned or held.taken,)
    return able(deciding.definition, deciding.state, plan, at).people
