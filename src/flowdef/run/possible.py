"""Possible: which commands a step admits as it stands, whoever asks, and why not others."""

from flowdef.run.closing import done_how, skipped_how
from flowdef.run.deciding import Deciding
from flowdef.run.definition import APPROVAL, AUTOMATION, CALL, WAIT, WORK, StepDef
from flowdef.run.moments import local
from flowdef.run.refusal import Refused, Why, listed
from flowdef.run.state import (
    BLOCKED,
    CLOSED,
    DONE,
    FAILED,
    READY,
    STARTED,
    StepState,
)

_READY = {
    WORK: ("done", "take", "skip", "block", "assign"),
    APPROVAL: ("approve", "reject", "take", "skip", "block", "assign"),
    AUTOMATION: ("done", "take", "skip", "block", "assign"),
}
_STARTED = {
    WORK: ("done", "skip", "block", "assign"),
    APPROVAL: ("approve", "reject", "skip", "block", "assign"),
    AUTOMATION: ("done", "skip", "block", "assign"),
    WAIT: ("done", "skip"),
    CALL: ("skip",),
}
_BLOCKED = {
    "person": ("unblock", "skip", "assign"),
    "condition": ("unblock", "skip"),
    "date": ("done", "skip"),
    "rounds": ("reopen",),
}


def possible(plan: StepDef, step: StepState) -> tuple[str, ...]:
    """The commands, as words, that the step admits in an open run."""
    match step.status:
        case status if status is READY:
            words = _READY.get(plan.kind, ())
            if not repeatable(plan, step):
                words = (*words, "retry")
        case status if status is STARTED:
            words = ("skip",) if trying(plan, step) else _STARTED[plan.kind]
        case status if status is BLOCKED:
            words = _BLOCKED[step.cause]
        case status if status is FAILED:
            words = ("retry", "done", "skip", "assign")
        case status if status in CLOSED:
            words = ("reopen",)
        case _:
            words = ("assign",)
    if plan.critical or plan.hold_point:
        words = tuple(word for word in words if word != "skip")
    return words


def repeatable(plan: StepDef, step: StepState) -> bool:
    """Whether a machine may try a ready step: for the first time, harmlessly, or as a person asked.

    After `retry` the last attempt is the limit, until the next one moves that.
    """
    first = step.round == 1 and step.attempt == 0
    asked = step.cause == "retry" or 0 < step.attempt == step.limit
    return first or asked or plan.kind != AUTOMATION or plan.idempotent is not False


def trying(plan: StepDef, step: StepState) -> bool:
    """Whether a machine is at it."""
    return plan.kind == AUTOMATION and step.status is STARTED and not step.by


def admits(deciding: Deciding, word: str, name: str) -> Refused | None:
    """None where the step admits the command; else why not."""
    plan, step = deciding.definition.steps[name], deciding.state.steps[name]
    words = possible(plan, step)
    if word in words:
        return None
    instead = tuple(f"{each} {name}" for each in words)
    return Refused(Why.STATE, explained(deciding, word, name), instead)


def explained(deciding: Deciding, word: str, name: str) -> str:
    """Why a step does not admit a command, in a sentence."""
    plan, step = deciding.definition.steps[name], deciding.state.steps[name]
    if word == "skip" and (plan.critical or plan.hold_point):
        kind = "critical" if plan.critical else "a hold point"
        return f"{name} is {kind}: no person can skip it"
    if step.status in CLOSED:
        return _closed(deciding, name, step)
    if step.status is BLOCKED:
        return f"{name} is blocked: {step.reason or step.cause}"
    if step.status is FAILED:
        return f"{name} failed: {step.reason}"
    if step.status in (READY, STARTED):
        return _running(deciding, plan, step)
    waits = [need for need in plan.needs if deciding.state.steps[need].status not in CLOSED]
    return (
        f"{name} is {step.status}; it needs {listed(waits)}"
        if waits
        else f"{name} is {step.status}"
    )


def _closed(deciding: Deciding, name: str, step: StepState) -> str:
    by = deciding.called(step.by)
    behalf = f" for {deciding.called(step.represents)}" if step.represents else ""
    if step.status is DONE:
        how = done_how(step.cause, f"{by}{behalf}")
        return f"{name} was {how} at {local(step.since, deciding.working)}"
    reason = f": {step.reason}" if step.reason else ""
    return f"{name} was {skipped_how(step.cause, f'{by}{behalf}')}{reason}"


def _running(deciding: Deciding, plan: StepDef, step: StepState) -> str:
    if plan.kind == APPROVAL:
        return f"{plan.id} is an approval: approve or reject it"
    if plan.kind == WAIT:
        return f"{plan.id} is a wait until {local(step.until, deciding.working)}"
    if plan.kind == CALL:
        return f"{plan.id} is done by the run {step.child}"
    if trying(plan, step):
        return f"{plan.id} is being tried by a machine, attempt {step.attempt}"
    if step.status is READY:
        return f"{plan.id} is {step.status}"
    at = local(step.since, deciding.working)
    return f"{plan.id} is {step.status}; {deciding.called(step.by)} took it at {at}"
