"""Derived: facts that follow from a process alone, worked out in one place."""

from collections.abc import Iterator

from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Approval, Process, Raci, Stage, Step

APPROVED, REJECTED = "approved", "rejected"


def verdict_name(step_id: str) -> str:
    """The name of the choice that an approval records: `approve-terms` gives `approve_terms`."""
    return step_id.replace("-", "_")


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


def owners_of(process: Process) -> dict[str, str]:
    """Which step records each field; inputs belong to no step and are left out."""
    owners: dict[str, str] = {}
    for step in _recording(process):
        for field in owned_fields(step):
            owners.setdefault(field.name, step.id)
    return owners


def _recording(process: Process) -> list[Step]:
    """The steps that record a field."""
    return [
        step
        for stage in process.stages
        for step in stage.steps
        if step.collect or isinstance(step.deed, Approval)
    ]


def raci_of(process: Process, stage: Stage, step: Step) -> Raci:
    """R, A, C and I of a step: its own, else its stage's, else the document's."""
    return step.raci.over(stage.raci).over(process.raci)


def steps_of(process: Process) -> Iterator[tuple[Stage, Step]]:
    """Each step with its stage, in document order."""
    for stage in process.stages:
        for step in stage.steps:
            yield stage, step
