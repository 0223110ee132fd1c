"""Reopening: a new round, for a rejected approval's way back or because a person asks for it."""

from collections.abc import Iterable

from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.authority import by_concerned, by_overseer
from flowdef.run.deciding import Deciding
from flowdef.run.definition import Definition, StepDef
from flowdef.run.events import NO_BASIS, Basis
from flowdef.run.refusal import Refused, Why
from flowdef.run.state import BLOCKED, CLOSED, DONE, READY, SKIPPED, STARTED, StepState


def reopen(deciding: Deciding, act: c.Reopen) -> Refused | None:
    """Open one step again; of an approval that is out of rounds, what its rejection opens."""
    plan, step = deciding.definition.steps[act.step], deciding.state.steps[act.step]
    out_of_rounds = step.status is BLOCKED
    found = (by_overseer if out_of_rounds else by_concerned)(deciding, plan)
    if isinstance(found, Refused):
        return found
    if not act.reason.strip():
        return Refused(Why.REASON, f"to reopen {plan.id}, say why")
    names = rework_set(deciding.definition, plan) if out_of_rounds else frozenset((plan.id,))
    because = "rework" if out_of_rounds else "reopen"
    open_again(deciding, plan, names, because, act.reason, found)
    return None


def rework_set(definition: Definition, approval: StepDef) -> frozenset[str]:
    """The step that a rejection goes back to, the approval, and all steps on a path between."""
    return definition.below(approval.approving.on_reject) & definition.above(approval.id)


def open_again(
    deciding: Deciding,
    cause: StepDef,
    names: Iterable[str],
    because: str,
    reason: str,
    found: Basis = NO_BASIS,
) -> None:
    """Begin a new round of some steps; those that are open already start their round over.

    Ready steps that need one of them wait again. Started, done and skipped ones stay; the event
    lists those that rest on what is done anew.
    """
    definition, wanted = deciding.definition, frozenset(names)
    opened = [name for name in definition.sequence if name in wanted]
    _cancel_sub_runs(deciding, opened, reason)
    steps = deciding.state.steps
    others = [name for name in definition.sequence if name not in opened]
    below = definition.below(*opened)
    deciding.note(
        f.Opened(
            step=cause.id,
            because=because,
            rounds={name: _next_round(steps[name]) for name in opened},
            back=tuple(
                name
                for name in others
                if _at_the_door(steps[name])
                and not set(opened).isdisjoint(definition.steps[name].needs)
            ),
            older=tuple(
                name
                for name in others
                if name in below and steps[name].status in (STARTED, DONE, SKIPPED)
            ),
            reason=reason,
        ),
        found,
    )


def _cancel_sub_runs(deciding: Deciding, names: Iterable[str], reason: str) -> None:
    """What runs for these steps is no longer wanted."""
    for name in names:
        step = deciding.state.steps[name]
        if step.status is STARTED and step.child:
            deciding.note(f.SubRunCancelled(name, step.round, step.child, reason))


def _next_round(step: StepState) -> int:
    ended = step.status in CLOSED or (step.status is BLOCKED and step.cause == "rounds")
    return step.round + 1 if ended else step.round


def _at_the_door(step: StepState) -> bool:
    """Whether nothing of the step has begun: ready, or blocked where it would become so."""
    return step.status is READY or (step.status is BLOCKED and step.cause in ("condition", "date"))
