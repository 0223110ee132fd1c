"""Readiness: what follows by itself: steps become ready, conditions decide, skips cascade."""

from flowdef.run import facts as f
from flowdef.run.data import Verdict, judged
from flowdef.run.deciding import Deciding
from flowdef.run.definition import CALL, WAIT, StepDef
from flowdef.run.events import NO_BASIS, Basis
from flowdef.run.moments import is_over
from flowdef.run.state import (
    BLOCKED,
    CLOSED,
    DONE,
    READY,
    SKIPPED,
    STARTED,
    WAITING,
    State,
)
from flowdef.run.sub_runs import begin_sub_run
from flowdef.run.waits import begin_wait, end_wait

# What only what stands behind it can follow from.
_ONWARD = frozenset((f.MadeReady, f.Decided, f.Skipped))


def settle(deciding: Deciding) -> None:
    """Go on until nothing moves; then the run is done where every step is closed.

    One pass in topological order carries skips through; another is needed only where something
    else happened in it, such as the decision of a stage or the end of a wait, which may move what
    stands before it.
    """
    while deciding.state.open:
        before = len(deciding.events)
        _pass(deciding)
        if all(type(event.fact) in _ONWARD for event in deciding.events[before:]):
            break
    _end_if_closed(deciding)


def settle_waits(deciding: Deciding) -> None:
    """Settle what time alone may have moved: all else was settled after the last act."""
    now = deciding.command.at
    for plan in deciding.definition.of_kind[WAIT]:
        step = deciding.state.steps[plan.id]
        if step.until and step.status is STARTED and is_over(step.until, now):
            settle(deciding)
            return


def skip(deciding: Deciding, plan: StepDef, because: str) -> None:
    """Leave a step out by its condition or its stage; what it recorded before holds no longer."""
    unset = recorded(deciding.state, plan)
    deciding.note(f.Skipped(plan.id, deciding.state.steps[plan.id].round, because, unset=unset))


def recorded(state: State, plan: StepDef) -> tuple[str, ...]:
    """The names of what a step recorded so far."""
    names = (field.name for field in plan.fields)
    return tuple(name for name in names if name in state.values or name in state.given)


def begin(deciding: Deciding, plan: StepDef) -> None:
    """What a step does by itself once it is ready: wait, or call a process.

    A machine comes by, see `machines.try_`: until one begins, people may do the step.
    """
    if "for" in plan.deed or "until" in plan.deed:
        begin_wait(deciding, plan)
    elif plan.kind == CALL:
        begin_sub_run(deciding, plan)


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


def _pass(deciding: Deciding) -> None:
    """Each step once, in topological order; most stay as they are, and are passed over at once."""
    steps = deciding.state.steps
    for plan in deciding.definition.ordered:
        step = steps[plan.id]
        status = step.status
        if status is DONE or status is READY or status is SKIPPED:
            continue  # it moves by itself no more
        if status is WAITING or (status is BLOCKED and step.cause == "condition"):
            for need in plan.needs:
                if steps[need].status not in CLOSED:
                    break
            else:
                _reach(deciding, plan)
        elif status is STARTED and step.until:
            end_wait(deciding, plan)
        elif status is BLOCKED and step.cause == "date":
            begin_wait(deciding, plan)


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
    if not state.open:
        return
    for step in reversed(state.steps.values()):  # what is last is open for longest
        if step.status not in CLOSED:
            return
    outputs = {
        name: state.values[name] for name in deciding.definition.outputs if name in state.values
    }
    deciding.note(f.Ended("done", outputs=outputs))
