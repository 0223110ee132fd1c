"""Derived: facts that follow from one document alone, worked out in one place."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flowdef.model.control import Control
from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Approval, Call, Performer, Process, Raci, Stage, Step, Wait
from flowdef.model.verdict import APPROVED, REJECTED, verdict_name
from flowdef.times import Duration, Unit, later

if TYPE_CHECKING:
    from flowdef.model.project import Project


def owned_fields(step: Step) -> tuple[Field, ...]:
    """The fields that a step records, an approval's verdict among them."""
    if isinstance(step.deed, Approval):
        verdict = Field(
            name=verdict_name(step.id),
            type=FieldType.CHOICE,
            label=step.title,
            choices=(APPROVED, REJECTED),
            at=step.at,
        )
        return (*step.collect, verdict)
    return step.collect


def fields_of(process: Process) -> dict[str, Field]:
    """Every field by name; a name that is recorded twice keeps its first owner."""
    fields = {field.name: field for field in process.inputs}
    for step in _recording(process):
        for field in owned_fields(step):
            fields.setdefault(field.name, field)
    return fields


def fields_of_project(project: "Project") -> dict[str, Field]:
    """What is asked for at the start of a project, by name: the only fields that it has."""
    return {field.name: field for field in project.inputs}


def owners_of(process: Process) -> dict[str, str]:
    """Which step records each field; inputs belong to no step and are left out."""
    owners: dict[str, str] = {}
    for step in _recording(process):
        for field in owned_fields(step):
            owners.setdefault(field.name, step.id)
    return owners


def _recording(process: Process) -> list[Step]:
    """The steps that record a field."""
    return [step for step in process.steps if step.collect or isinstance(step.deed, Approval)]


def raci_of(process: Process, stage: Stage, step: Step) -> Raci:
    """R, A, C and I of a step: its own, else its stage's, else the document's."""
    return step.raci.over(stage.raci).over(process.raci)


def doer_of(process: Process, step: Step, raci: Raci) -> Performer | None:
    """Who does a step of that RACI; nobody waits, and a sub-process says itself who does it."""
    match step.deed:
        case Wait() | Call():
            return None
        case Approval(role=role):
            return role
        case _:
            return raci.responsible or raci.accountable or process.control.owner or None


def time_of(step: Step) -> Duration | None:
    """How long a step says that it takes until it is over; a wait for a date does not say it."""
    if isinstance(step.deed, Wait):
        return step.deed.duration
    return step.duration or step.effort


def steps_of(process: Process) -> Iterator[tuple[Stage, Step]]:
    """Each step with its stage, in document order."""
    return ((stage, step) for stage in process.stages for step in stage.steps)


def in_use(process: Process) -> bool:
    """Whether anybody works by it, or will."""
    return process.control.status != "obsolete"


def processes_used(document: "Process | Project") -> tuple[str, ...]:
    """The processes that its steps call, or its tasks and what it hands over use; each once."""
    if isinstance(document, Process):
        deeds = (step.deed for step in document.steps)
        names = [deed.process for deed in deeds if isinstance(deed, Call)]
    else:
        tasks = [task.process for task in document.tasks]
        names = [*filter(None, (*tasks, *(each.process for each in document.handover)))]
    return tuple(dict.fromkeys(names))


def in_working_days(process: Process) -> bool:
    """Whether some time of a process is in days or weeks of the calendar."""
    if process.always:
        return False
    if _working_days(process.targets.lead_time):
        return True
    return any(
        _working_days(step.due.by if step.due else None)
        or _working_days(step.effort)
        or _working_days(step.duration)
        for stage in process.stages
        for step in stage.steps
    )


def tasks_in_working_days(project: "Project") -> bool:
    """Whether some task of a project takes days or weeks of the calendar."""
    return any(
        estimate is not None and _working_days(estimate.likely)
        for task in project.tasks
        for estimate in (task.effort, task.duration)
    )


def _working_days(time: Duration | None) -> bool:
    return time is not None and time.unit in (Unit.DAYS, Unit.WEEKS) and not time.elapsed


def next_review(control: Control) -> str:
    """The day by which a document is to be reviewed again (ISO); empty where that is not said."""
    if not control.review_every or not control.last_review:
        return ""
    return later(control.last_review, control.review_every)
