"""Waits: steps that time closes."""

from flowdef.run import facts as f
from flowdef.run.clock import after, day_begins, span
from flowdef.run.deciding import Deciding
from flowdef.run.definition import StepDef
from flowdef.run.moments import is_over
from flowdef.run.state import BLOCKED, STARTED


def begin_wait(deciding: Deciding, plan: StepDef) -> None:
    """Wait for a time or until a date; blocked where that is unset."""
    step = deciding.state.steps[plan.id]
    if "for" in plan.deed:
        until = after(deciding.command.at, span(plan.deed), deciding.working)
    else:
        until = _day_begins(deciding, plan.deed["until"])
    if until:
        deciding.note(f.WaitBegan(plan.id, step.round, until))
    elif step.status is not BLOCKED:
        name = plan.deed["until"]
        field = deciding.definition.fields.get(name)
        said = f"{field.title} ({name})" if field else name
        deciding.note(f.Blocked(plan.id, step.round, "date", f"{said} is not recorded", (name,)))


def end_wait(deciding: Deciding, plan: StepDef) -> None:
    """End a wait whose time has come."""
    step = deciding.state.steps[plan.id]
    if is_over(step.until, deciding.command.at):
        deciding.note(f.Finished(plan.id, step.round, "time"))


def move_waits(deciding: Deciding, field: str) -> None:
    """A date changed: running waits that it ends follow it."""
    for name, step in tuple(deciding.state.steps.items()):
        plan = deciding.definition.steps[name]
        if step.status is STARTED and step.until and plan.deed.get("until") == field:
            until = _day_begins(deciding, field)
            deciding.note(f.WaitBegan(name, step.round, until))


def _day_begins(deciding: Deciding, name: str) -> str:
    raw = deciding.state.values.get(name)
    field = deciding.definition.fields.get(name)
    return "" if raw is None or field is None else day_begins(field, raw, deciding.working)
