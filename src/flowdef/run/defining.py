"""Defining: a process as read becomes the normal form that runs hold on to."""

from collections.abc import Mapping
from typing import Any

from flowdef.expressions.check import check_condition, check_text
from flowdef.expressions.codec import template_to_json, to_json
from flowdef.expressions.parse import condition, template
from flowdef.expressions.tree import Fault
from flowdef.graph.order import order_of
from flowdef.model.derived import fields_of, owned_fields, raci_of, steps_of
from flowdef.model.fields import Field
from flowdef.model.process import Approval, InField, Performer, Process, Stage, Step
from flowdef.run.deeds_json import deed_to_json, due_to_json
from flowdef.run.definition import Definition, Json
from flowdef.run.fields_json import field_to_json
from flowdef.run.flaws import Flaw, flaws

FORM = 1  # of the JSON


def define(process: Process) -> Definition | tuple[Flaw, ...]:
    """The normal form of one process, without those that it calls; or all that is wrong with it."""
    order = order_of(process)
    writer = Writer(fields_of(process))
    writer.flaws.extend(flaws(process, order))
    json = {
        "form": FORM,
        "id": process.id,
        "version": process.control.version,
        "status": process.control.status,
        "title": writer.text(process.title, "title"),
        "owner": process.control.owner,
        "accountable": _performer(process.raci.accountable),
        "always": process.always,
        "result": process.result,
        "inputs": [field_to_json(field) for field in process.inputs],
        "outputs": [name for name, _ in process.outputs],
        "stages": [_stage(stage, writer) for stage in process.stages],
        "sequence": list(order.sequence),
        "steps": [
            _step(process, stage, step, order.needs[step.id], writer)
            for stage, step in steps_of(process)
        ],
    }
    return tuple(writer.flaws) or Definition(json)


class Writer:
    """Conditions and texts of one process as JSON, and what is wrong with them."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self._fields = fields
        self.flaws: list[Flaw] = []

    def text(self, source: str, place: str) -> Json:
        """A text, parsed and checked."""
        parsed = template(source)
        if isinstance(parsed, Fault):
            return self._flawed(place, parsed)
        checked = check_text(parsed, self._fields)
        return self._flawed(place, *checked.faults) or template_to_json(checked.template)

    def texts(self, sources: tuple[str, ...], place: str) -> Json:
        """Several texts."""
        return [self.text(source, place) for source in sources]

    def condition(self, source: str, place: str) -> Json:
        """A condition, parsed and checked."""
        parsed = condition(source)
        if isinstance(parsed, Fault):
            return self._flawed(place, parsed)
        checked = check_condition(parsed, self._fields)
        return self._flawed(place, *checked.faults) or to_json(checked.expression)

    def _flawed(self, place: str, *faults: Fault) -> Json:
        self.flaws.extend(Flaw(place, fault.message) for fault in faults)
        return [] if faults else None


def _stage(stage: Stage, writer: Writer) -> Json:
    place = f"stage {stage.id}"
    found: dict[str, Any] = {"id": stage.id, "title": writer.text(stage.title, f"{place}, title")}
    if stage.when:
        found["when"] = writer.condition(stage.when, f"{place}, when")
    return found


def _step(
    process: Process, stage: Stage, step: Step, needs: tuple[str, ...], writer: Writer
) -> Json:
    raci = raci_of(process, stage, step)
    place = f"step {step.id}"
    found: dict[str, Any] = {
        "id": step.id,
        "kind": step.kind,
        "stage": stage.id,
        "needs": list(needs),
        "responsible": _performer(raci.responsible),
        "accountable": _performer(raci.accountable),
        "fields": [field_to_json(field) for field in owned_fields(step)],
        "critical": step.critical,
        "hold_point": step.hold_point,
        "approving": _approving(step),
        "deed": deed_to_json(step.deed, lambda text: writer.text(text, place)),
        "due": due_to_json(step, always=process.always),
    }
    if step.when:
        found["when"] = writer.condition(step.when, f"{place}, when")
    told = {} if step.idempotent is None else {"idempotent": step.idempotent}
    return {
        **told,
        **{key: value for key, value in found.items() if value not in (None, False, {}, [])},
        "needs": list(needs),
        "page": _page(step, writer, place),
    }


def _page(step: Step, writer: Writer, place: str) -> Json:
    """What a person reads; see StepDef."""
    parts = {
        "title": (step.title,),
        "instructions": (step.instructions,) if step.instructions else (),
        "warnings": step.warnings,
        "cautions": step.cautions,
        "notes": step.notes,
        "checklist": step.checklist,
        "expect": (step.expect,) if step.expect else (),
    }
    return {key: writer.texts(texts, f"{place}, {key}") for key, texts in parts.items() if texts}


def _performer(performer: Performer | None) -> Json:
    if isinstance(performer, InField):
        return {"field": performer.field}
    return {"role": performer} if performer else None


def _approving(step: Step) -> Json:
    deed = step.deed
    if not isinstance(deed, Approval):
        return None
    found = {
        "role": deed.role,
        "quorum": deed.quorum,
        "separate_from": list(deed.separate_from),
        "on_reject": deed.on_reject,
        "rounds": deed.rounds,
    }
    if deed.authority:
        found |= {
            "right": deed.authority.type,
            "amount": deed.authority.amount,
            "currency": deed.authority.currency,
        }
    return found
