"""Data: a process or project in full, as plain data for a machine; every key always there.

A process is `kind id title version status owner inputs stages`; a stage `id title condition steps`;
a step `number id title kind responsible accountable consulted informed effort due condition needs
critical hold_point warnings cautions notes instructions expect checklist fields`. `responsible` is
a role's id, `{"field": name}` or null, and already what holds from the stage or the document;
`needs` are the effective ones; `effort` is as written (`20m`); `condition` is the expression. A
field is `name type label required choices unit`. A project is `kind id title status manager start
deadline phases`; a phase `id title tasks`; a task `number id title kind assigned effort duration
deadline started finished process delivers needs progress`, which is `runs closed steps done` by the
runs that were started for it, or null. Texts are as written, with their `{{ names }}`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from flowdef.graph.order import Order
from flowdef.model.derived import raci_of, steps_of
from flowdef.model.fields import Field
from flowdef.model.process import Due, InField, Performer, Process, Stage, Step
from flowdef.model.project import Estimate, Phase, Project, Task
from flowdef.run.progress import Progress

NONE: Mapping[str, Progress] = MappingProxyType({})


def process_data(process: Process, order: Order) -> dict[str, Any]:
    """A process in full."""
    numbers = {step.id: number for number, step in enumerate(process.steps, 1)}
    return {
        "kind": "process",
        "id": process.id,
        "title": process.title,
        "version": process.control.version,
        "status": process.control.status,
        "owner": process.control.owner,
        "inputs": [_field(each) for each in process.inputs],
        "stages": [
            {
                **_stage(stage),
                "steps": [
                    _step(process, stage, step, numbers[step.id], order) for step in stage.steps
                ],
            }
            for stage in process.stages
        ],
    }


def step_data(process: Process, order: Order, step: str) -> dict[str, Any]:
    """One step of a process, as it stands in the process in full."""
    numbered = enumerate(steps_of(process), 1)
    number, (stage, found) = next(each for each in numbered if each[1][1].id == step)
    return _step(process, stage, found, number, order)


def project_data(
    project: Project, order: Order, by_runs: Mapping[str, Progress] = NONE
) -> dict[str, Any]:
    """A project in full; `by_runs` says how far tasks are by the runs that do them."""
    numbers = {task.id: number for number, task in enumerate(project.tasks, 1)}
    return {
        "kind": "project",
        "id": project.id,
        "title": project.title,
        "status": project.status,
        "manager": project.manager,
        "start": project.start,
        "deadline": project.deadline,
        "phases": [
            {
                "id": phase.id,
                "title": phase.title,
                "tasks": [
                    {"number": numbers[task.id], **_task(task, order, by_runs.get(task.id))}
                    for task in phase.tasks
                ],
            }
            for phase in project.phases
        ],
    }


def finished(task: Task, by_runs: Mapping[str, Progress]) -> bool:
    """Whether a task is over: it says so, or all the runs that do it are done."""
    return bool(task.finished) or (task.id in by_runs and by_runs[task.id].done)


def stages_data(process: Process) -> list[dict[str, Any]]:
    """The stages of a process alone: `id title condition steps`, the ids of their steps."""
    return [
        {**_stage(stage), "steps": [step.id for step in stage.steps]} for stage in process.stages
    ]


def phases_data(project: Project, by_runs: Mapping[str, Progress] = NONE) -> list[dict[str, Any]]:
    """The phases of a project alone: `id title tasks finished`, the ids of their tasks."""
    return [_phase(phase, by_runs) for phase in project.phases]


def _stage(stage: Stage) -> dict[str, Any]:
    return {"id": stage.id, "title": stage.title, "condition": stage.when}


def _phase(phase: Phase, by_runs: Mapping[str, Progress]) -> dict[str, Any]:
    return {
        "id": phase.id,
        "title": phase.title,
        "tasks": [task.id for task in phase.tasks],
        "finished": [task.id for task in phase.tasks if finished(task, by_runs)],
    }


def _step(process: Process, stage: Stage, step: Step, number: int, order: Order) -> dict[str, Any]:
    raci = raci_of(process, stage, step)
    return {
        "number": number,
        "id": step.id,
        "title": step.title,
        "kind": step.kind,
        "responsible": _performer(raci.responsible),
        "accountable": _performer(raci.accountable),
        "consulted": list(raci.consulted),
        "informed": list(raci.informed),
        "effort": str(step.effort or ""),
        "due": _due(step.due),
        "condition": step.when,
        "needs": list(order.needs[step.id]),
        "critical": step.critical,
        "hold_point": step.hold_point,
        "warnings": list(step.warnings),
        "cautions": list(step.cautions),
        "notes": list(step.notes),
        "instructions": step.instructions,
        "expect": step.expect,
        "checklist": list(step.checklist),
        "fields": [_field(each) for each in step.collect],
    }


def _performer(who: Performer | None) -> str | dict[str, str] | None:
    return {"field": who.field} if isinstance(who, InField) else who


def _due(due: Due | None) -> dict[str, str] | None:
    if due is None:
        return None
    return {"by": str(due.by), "before": due.before, "after": due.after}


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "type": field.type.value,
        "label": field.title,
        "required": field.required,
        "choices": list(field.choices),
        "unit": field.unit,
    }


def _task(task: Task, order: Order, by_runs: Progress | None) -> dict[str, Any]:
    return {
        "id": task.id,
        "title": task.title,
        "kind": "milestone" if task.milestone else "call" if task.process else "task",
        "assigned": [
            {"person": each.person, "role": each.role, "share": float(each.share)}
            for each in task.assigned
        ],
        "effort": _estimate(task.effort),
        "duration": _estimate(task.duration),
        "deadline": task.deadline,
        "started": task.started,
        "finished": task.finished,
        "process": task.process,
        "delivers": task.delivers,
        "needs": list(order.needs[task.id]),
        "progress": by_runs._asdict() if by_runs else None,
    }


def _estimate(estimate: Estimate | None) -> dict[str, str] | None:
    if estimate is None:
        return None
    return {
        "optimistic": str(estimate.optimistic),
        "likely": str(estimate.likely),
        "pessimistic": str(estimate.pessimistic),
    }
