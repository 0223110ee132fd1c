"""Sub-runs: steps that a run of another process does."""

from typing import Any

from flowdef.expressions import fill
from flowdef.expressions.codec import template_from_json
from flowdef.expressions.evaluate import Failed, Unset
from flowdef.expressions.tree import names
from flowdef.expressions.values import to_raw
from flowdef.run import facts as f
from flowdef.run.answers import from_machine, inputs
from flowdef.run.commands import Return
from flowdef.run.data import typed
from flowdef.run.deciding import Deciding
from flowdef.run.definition import StepDef
from flowdef.run.refusal import Refused, Why
from flowdef.run.state import STARTED


def begin_sub_run(deciding: Deciding, plan: StepDef) -> None:
    """Start a run of the process; where it cannot be given what it needs, the step fails."""
    step = deciding.state.steps[plan.id]
    called = deciding.definition.call(plan.deed["process"])
    given = {name: _given(deciding, data) for name, data in plan.deed.get("with", {}).items()}
    known = {name: value for name, value in given.items() if value is not None}
    accepted = inputs(called, known, "given by the calling process")
    if isinstance(accepted, Refused):
        reason = f"{called.id} cannot start: {accepted.reason}"
        deciding.note(f.Failed(plan.id, step.round, reason))
        return
    number = step.attempt + 1
    run = f"{deciding.state.run}.{plan.id}.{step.round}"
    deciding.note(
        f.SubRunStarted(
            plan.id,
            step.round,
            number,
            run if number == 1 else f"{run}.{number}",
            called.id,
            called.digest,
            known,
        )
    )


def returned(deciding: Deciding, act: Return) -> Refused | None:
    """The end of a sub-run; refused where the step no longer waits for that run."""
    plan, step = deciding.definition.steps[act.step], deciding.state.steps[act.step]
    if step.status is not STARTED or step.child != act.run:
        return Refused(Why.STATE, f"{act.step} does not wait for the run {act.run}")
    if act.result != "done":
        reason = f"its run {act.run} was {act.result}" + (f": {act.reason}" if act.reason else "")
        deciding.note(f.Failed(plan.id, step.round, reason))
        return None
    answers = from_machine(deciding.state, plan, act.outputs)
    if isinstance(answers, Refused):
        deciding.note(f.Failed(plan.id, step.round, f"{act.run} ended, but {answers.reason}"))
    else:
        deciding.note(
            f.Finished(
                plan.id, step.round, "sub-run", answers.values, deviations=answers.deviations
            )
        )
    return None


def _given(deciding: Deciding, data: dict[str, Any]) -> Any:
    """The value of one input as JSON; None where it rests on something unset."""
    if "value" in data:
        return data["value"]
    template = template_from_json(data["text"])
    raws = {
        name.name: deciding.state.values[name.name]
        for name in names(*template.expressions)
        if name.name in deciding.state.values
    }
    found = fill.value(template, typed(deciding.definition, raws))
    return None if isinstance(found, Unset | Failed) else to_raw(found)
