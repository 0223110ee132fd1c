"""Readiness: what follows by itself: steps become ready, conditions decide, skips cascade."""

from flowdef.run import facts as f
from flowdef.run.data import Verdict, judged
from flowdef.run.deciding import Deciding
from flowdef.run.definition import CALL, StepDef
from flowdef.run.events import NO_BASIS, Basis
from flowdef.run.machines import begin_attempt
from flowdef.run.state import BLOCKED, CLOSED, STARTED, WAITING, State, StepState
from flowdef.run.sub_runs import begin_sub_run
from flowdef.run.waits import begin_wait, end_wait


def settle(deciding: Deciding) -> None:
    """Go on until nothing moves; then the run is done where every step is closed.

    One pass in topological order carries skips through; another is needed only where the decision
    of a stage or the end of a wait moved something that stands before it.
    """
    while deciding.state.open:
        before = len(deciding.events)
        for name in deciding.definition.sequence:
            _advance(deciding, deciding.definition.steps[name])
        if len(deciding.events) == before:
            break
    _end_if_closed(deciding)


def skip(deciding: Deciding, plan: StepDef, because: str) -> None:
    """Leave a step out by its condition or its stage; what it recorded before holds no longer."""
    unset = recorded(deciding.state, plan)
    deciding.note(f.Skipped(plan.id, deciding.state.steps[plan.id].round, because, unset=unset))


def recorded(state: State, plan: StepDef) -> tuple[str, ...]:
    """The names of what a step recorded so far."""
    names = (field.name for field in plan.fields)
    return tuple(name for name in names if name in state.values or name in state.given)


def begin(deciding: Deciding, plan: StepDef, *, asked: bool = False) -> None:
    """What a step does by itself once it is ready: wait, call a process, let a machine try.

    `asked` says that a person wants it tried again.
    """
    if "for" in plan.deed or "until" in plan.deed:
        begin_wait(deciding, plan)
    elif plan.kind == CALL:
        begin_sub_run(deciding, plan)
    else:
        begin_attempt(deciding, plan, asked=asked)


def end(
    deciding: Deciding,
    result: str,
    reason: str,
    basis: Basis = NO_BASIS,
) -> None:
    """The run ends before all is closed; its sub-runs end with it."""
    for name, step in tuple(deciding.state.steps.items()):
        if step.status is STARTED and step.child:
            deciding.note(f.SubRunCancelled(name, step.round, step.child, reason))
    deciding.note(f.Ended(result, reason), basis)


def _advance(deciding: Deciding, plan: StepDef) -> None:
    state = deciding.state
    step = state.steps[plan.id]
    if step.status is STARTED:
        if step.until:
            end_wait(deciding, plan)
    elif step.status is BLOCKED and step.cause == "date":
        begin_wait(deciding, plan)
    elif _at_the_door(step) and all(state.steps[need].status in CLOSED for need in plan.needs):
        _reach(deciding, plan)


def _at_the_door(step: StepState) -> bool:
    """Whether it is still to be decided if the step is to be done."""
    return step.status is WAITING or (step.status is BLOCKED and step.cause == "condition")


def _reach(deciding: Deciding, plan: StepDef) -> None:
    """Decide whether a step is to be done, and make it ready."""
    holds = _stage_holds(deciding, plan)
    if holds is False:
        skip(deciding, plan, "stage")
    elif holds:
        holds = _holds(deciding, plan)
        if holds is False:
            skip(deciding, plan, "condition")
        elif holds:
            deciding.note(f.MadeReady(plan.id, deciding.state.steps[plan.id].round))
            begin(deciding, plan)


def _stage_holds(deciding: Deciding, plan: StepDef) -> bool | None:
    """Whether the stage applies; decided once for the steps that share a turn."""
    condition = deciding.definition.stages[plan.stage].when
    if condition is None or plan.added:  # who adds a step wants it, whatever its stage says
        return True
    turn = deciding.state.steps[plan.id].turn
    known = deciding.state.deciders.get((plan.stage, turn))
    if known is not None:
        return known
    verdict = judged(deciding.definition, deciding.state, condition)
    if verdict.holds is None:
        _block(deciding, plan, verdict)
    else:
        deciding.note(f.StageDecided(plan.stage, turn, verdict.holds, plan.id, verdict.reads))
    return verdict.holds


def _holds(deciding: Deciding, plan: StepDef) -> bool | None:
    """Whether the step applies; decided once a round."""
    step = deciding.state.steps[plan.id]
    if plan.when is None or step.decided is not None:
        return plan.when is None or step.decided
    verdict = judged(deciding.definition, deciding.state, plan.when)
    if verdict.holds is None:
        _block(deciding, plan, verdict)
    else:
        deciding.note(f.Decided(plan.id, step.round, verdict.holds, verdict.reads))
    return verdict.holds


def _block(deciding: Deciding, plan: StepDef, verdict: Verdict) -> None:
    step = deciding.state.steps[plan.id]
    names = (verdict.unset,) if verdict.unset else ()
    if (step.status, step.names, step.reason) != (BLOCKED, names, verdict.reason):
        deciding.note(f.Blocked(plan.id, step.round, "condition", verdict.reason, names))


def _end_if_closed(deciding: Deciding) -> None:
    state = deciding.state
    if state.open and all(step.status in CLOSED for step in state.steps.values()):
        outputs = {
            name: state.values[name] for name in deciding.definition.outputs if name in state.values
        }
        deciding.note(f.Ended("done", outputs=outputs))
