"""Correcting: a recorded value changes from now on; what was decided stays decided."""

from flowdef.expressions.tree import Expression, names
from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.answers import one, unchanged
from flowdef.run.authority import by_concerned, by_head
from flowdef.run.deciding import Deciding
from flowdef.run.definition import StepDef
from flowdef.run.refusal import Refused, Why, unknown
from flowdef.run.state import CLOSED, DONE, State
from flowdef.run.waits import move_waits


def correct(deciding: Deciding, act: c.Correct) -> Refused | None:
    """Change a value or record a missing one; the event lists the decisions that read it."""
    definition, state = deciding.definition, deciding.state
    if act.field not in definition.fields:
        return unknown("field", act.field, definition.fields)
    plan = definition.steps.get(definition.owners.get(act.field, ""))
    refused = _not_to_be_corrected(deciding, plan, act.field)
    if refused:
        return refused
    found = by_concerned(deciding, plan) if plan else by_head(deciding)
    if isinstance(found, Refused):
        return found
    field = definition.fields[act.field]
    old = state.values.get(field.name)
    answer = unchanged(field, act.value, old) or one(field, act.value, act.reason)
    if isinstance(answer, Refused):
        return answer
    deciding.note(
        f.Corrected(
            field=field.name,
            value=answer.values.get(field.name),
            old=old,
            stands=_decisions(deciding, field.name),
            deviation=answer.deviations.get(field.name, ""),
            reason=act.reason,
            given=field.sensitive,
        ),
        found,
    )
    move_waits(deciding, field.name)
    return None


def _not_to_be_corrected(deciding: Deciding, plan: StepDef | None, name: str) -> Refused | None:
    if plan is None:
        return None
    if plan.approving and name == plan.verdict:
        reason = f"{name} is a verdict; it changes only by a new round"
        return Refused(Why.STATE, reason, (f"reopen {plan.id}",))
    step = deciding.state.steps[plan.id]
    if step.status in CLOSED or name in deciding.state.values or name in deciding.state.given:
        return None
    return Refused(
        Why.STATE, f"{name} is recorded by {plan.id}, which is {step.status}", (f"done {plan.id}",)
    )


def _decisions(deciding: Deciding, name: str) -> tuple[str, ...]:
    """The stages and steps whose conditions read a value, or that approved it, and are decided."""
    definition, state = deciding.definition, deciding.state
    stages = (
        stage.id
        for stage in definition.stages.values()
        if _reads(stage.when, name) and any(known == stage.id for known, _ in state.deciders)
    )
    steps = (
        plan.id
        for plan in definition.steps.values()
        if (_reads(plan.when, name) and state.steps[plan.id].decided is not None)
        or (_approves(plan, definition.owners.get(name, ""), name) and _voted(state, plan))
    )
    return (*stages, *steps)


def _approves(plan: StepDef, owner: str, name: str) -> bool:
    """Whether an approval is about a value: its amount, or of a step from which it is apart."""
    return plan.approving.amount == name or owner in plan.approving.separate_from


def _voted(state: State, plan: StepDef) -> bool:
    return state.steps[plan.id].status is DONE


def _reads(condition: Expression | None, name: str) -> bool:
    return condition is not None and any(each.name == name for each in names(condition))
