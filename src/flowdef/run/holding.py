"""Holding: what a reopened hold point keeps from being finished."""

from flowdef.run.deciding import Deciding
from flowdef.run.definition import StepDef
from flowdef.run.refusal import Refused, Why
from flowdef.run.state import CLOSED


def held(deciding: Deciding, plan: StepDef) -> Refused | None:
    """Refused while a hold point written before the step, and needed by it, is open again."""
    definition, state = deciding.definition, deciding.state
    if all(state.steps[need].status in CLOSED for need in plan.needs):
        return None
    for name, other in definition.steps.items():
        if name == plan.id:
            return None
        if other.hold_point and name in plan.needs and state.steps[name].status not in CLOSED:
            return Refused(
                Why.STATE,
                f"{name} is a hold point and is {state.steps[name].status} again: {plan.id} cannot "
                "be finished before it",
            )
    return None
