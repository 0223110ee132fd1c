"""Holding: what a reopened hold point keeps from being finished."""

from flowdef.run.deciding import Deciding
from flowdef.run.definition import StepDef
from flowdef.run.refusal import Refused, Why
from flowdef.run.state import CLOSED


def held(deciding: Deciding, plan: StepDef) -> Refused | None:
    """Refused while a hold point written before the step, and needed by it, is open again."""
    definition, state = deciding.definition, deciding.state
    for name in definition.held_by[plan.id]:
        step = state.steps[name]
        if step.status not in CLOSED:
            return Refused(
                Why.STATE,
                f"{name} is a hold point and is {step.status} again: "
                f"{plan.id} cannot be finished before it",
            )
    return None
