"""Walked courses: the run that a proof brings, act by act on the decider: it really happens."""

from collections.abc import Iterable
from typing import Any

from flowdef.expressions.values import to_raw
from flowdef.model.process import Process
from flowdef.model.verdict import APPROVED
from flowdef.proofs.course import Act, Course
from flowdef.run import commands as c
from flowdef.run.definition import WAIT, Definition, StepDef
from flowdef.run.refusal import Refused
from flowdef.run.state import DONE
from proofs.brute_force import Anybody, Exhaustion, Move, asked


def walked(process: Process, definition: Definition, course: Course) -> Move | str:
    """The moment to which a course leads; or why it cannot be gone."""
    exhaustion = Exhaustion(process, definition, Anybody())
    first, *acts = course.acts
    at: Move | str = _begun(exhaustion, first)
    for act in acts:
        if isinstance(at, str):
            break
        at = _after(exhaustion, definition.steps[act.step], at, act)
    return at


def _begun(exhaustion: Exhaustion, act: Act) -> Move | str:
    given = next(exhaustion.values.beginnings(exhaustion.process)) | _raw(act)
    known = {name: raw for name, raw in given.items() if raw is not None}
    return _done(exhaustion, None, (c.Start("r", known),), act)


def _after(exhaustion: Exhaustion, plan: StepDef, at: Move, act: Act) -> Move | str:
    step = at.after.steps[plan.id]
    if plan.kind == WAIT and step.status is DONE:
        return at  # its day had come
    for commands in asked(plan, step, exhaustion.values):
        if not isinstance(commands[-1], c.Approve) or act.word == APPROVED:
            *before, last = commands
            return _done(exhaustion, at, (*before, _saying(plan, last, act)), act)
    return f"{act.step} cannot be {act.word} after {at.story}"


def _done(
    exhaustion: Exhaustion, at: Move | None, commands: Iterable[c.Act], act: Act
) -> Move | str:
    who = exhaustion.staff.acting(at.after if at else None)[0]
    found = exhaustion.after_all(at, commands, who)
    if isinstance(found, Refused):
        return f"{act} is refused: {found.reason}"
    assert found is not None
    return found


def _saying(plan: StepDef, command: c.Act, act: Act) -> c.Act:
    """A command with the answers that a course names; all others may be any."""
    given, sources = _raw(act), {field.name: field.source for field in plan.asked}
    by_source = {sources[name]: raw for name, raw in given.items() if name in sources}
    match command:
        case c.Done(values=values):
            return command._replace(values={**values, **given})
        case c.Report(values=values):
            return command._replace(values={**values, **by_source})
        case c.Return(outputs=values):
            return command._replace(outputs={**values, **by_source})
        case _:
            return command


def _raw(act: Act) -> dict[str, Any]:
    """The answers as people give them; what is left empty is None."""
    return {name: None if value is None else to_raw(value) for name, value in act.values.items()}
