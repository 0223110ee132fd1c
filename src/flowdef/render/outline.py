"""Outline: a document for the terminal, in full or as its stages; readable at any width."""

from collections.abc import Iterator

from flowdef.graph.order import Order
from flowdef.model.derived import fields_of, raci_of
from flowdef.model.organization import Organization
from flowdef.model.process import Process, Stage, Step
from flowdef.model.project import Phase, Project, Task
from flowdef.render import words
from flowdef.render.prose import condition_words, filled


def process_outline(process: Process, order: Order, organization: Organization | None) -> str:
    """Every step with who does it, how long it takes and what it effectively needs."""
    lines = _process_head(process)
    fields = fields_of(process)
    numbers = {step.id: number for number, step in enumerate(process.steps, 1)}
    for stage in process.stages:
        lines += _stage_head(process, stage)
        for step in stage.steps:
            lines.append(f"{numbers[step.id]:4}. {filled(step.title, fields)}  [{step.id}]")
            facts = _step_facts(process, stage, step, organization)
            lines.append("      " + " · ".join([*facts, _needs(order.needs[step.id])]))
    return "\n".join(lines) + "\n"


def process_stages(process: Process, organization: Organization | None) -> str:
    """Each stage on one line: how many steps, who takes part."""
    lines = _process_head(process)
    for number, stage in enumerate(process.stages, 1):
        steps = f"{len(stage.steps)} step{'' if len(stage.steps) == 1 else 's'}"
        roles = words.listed(sorted(_roles(process, stage, organization)))
        title = stage.title or process.title
        when = f", only if {_condition(process, stage.when)}" if stage.when else ""
        lines.append(f"{number:3}. {title}: {steps}{when}{f' ({roles})' if roles else ''}")
    return "\n".join(lines) + "\n"


def project_outline(project: Project, order: Order) -> str:
    """Every task with whom it is given to, its length, and what it waits for."""
    lines = _project_head(project)
    number = 0
    for phase in project.phases:
        lines += ["", f"{phase.title}  [{phase.id}]"] if phase.id else [""]
        for task in phase.tasks:
            number += 1
            lines.append(f"{number:4}. {task.title}  [{task.id}]")
            lines.append("      " + " · ".join([*_task_facts(task), _needs(order.needs[task.id])]))
    return "\n".join(lines) + "\n"


def project_phases(project: Project) -> str:
    """Each phase on one line."""
    lines = _project_head(project)
    for number, phase in enumerate(project.phases, 1):
        lines.append(f"{number:3}. {phase.title or project.title}: {_progress(phase)}")
    return "\n".join(lines) + "\n"


def _process_head(process: Process) -> list[str]:
    control = process.control
    version = f"version {control.version}, " if control.version else ""
    steps, stages = len(process.steps), len(process.stages)
    in_stages = f" in {stages} stages" if process.staged else ""
    return [
        f"{process.title}  [{process.id}]",
        f"{version}{control.status}; {steps} steps{in_stages}",
    ]


def _project_head(project: Project) -> list[str]:
    span = " to ".join(filter(None, (project.start, project.deadline)))
    tasks = f"{len(project.tasks)} tasks" + (
        f" in {len(project.phases)} phases" if project.phased else ""
    )
    facts = "; ".join(filter(None, (project.status, span, tasks)))
    return [f"{project.title}  [{project.id}]", facts]


def _stage_head(process: Process, stage: Stage) -> list[str]:
    if not stage.id:
        return [""]
    when = f", only if {_condition(process, stage.when)}" if stage.when else ""
    return ["", f"{stage.title}  [{stage.id}]{when}"]


def _step_facts(
    process: Process, stage: Stage, step: Step, organization: Organization | None
) -> Iterator[str]:
    raci = raci_of(process, stage, step)
    who = raci.responsible or raci.accountable or process.control.owner
    if step.kind != "work":
        yield step.kind
    if who:
        yield words.performer(who, organization, fields_of(process))
    if step.effort:
        yield str(step.effort)
    if step.when:
        yield f"only if {_condition(process, step.when)}"
    if step.hold_point:
        yield "hold point"


def _task_facts(task: Task) -> Iterator[str]:
    if task.milestone:
        yield "milestone"
    if task.process:
        yield f"process {task.process}"
    if task.assigned:
        yield words.listed([each.person or each.role for each in task.assigned])
    length = task.effort or task.duration
    if length:
        yield str(length.likely)
    if task.deadline:
        yield f"deadline {task.deadline}"


def _progress(phase: Phase) -> str:
    done = sum(bool(task.finished) for task in phase.tasks)
    return f"{done} of {len(phase.tasks)} tasks finished"


def _roles(process: Process, stage: Stage, organization: Organization | None) -> set[str]:
    found = set()
    for step in stage.steps:
        raci = raci_of(process, stage, step)
        who = raci.responsible or raci.accountable or process.control.owner
        if isinstance(who, str) and who:
            found.add(words.role(who, organization))
    return found


def _condition(process: Process, when: str) -> str:
    return condition_words(when, fields_of(process))


def _needs(needs: tuple[str, ...]) -> str:
    return f"needs {', '.join(needs)}" if needs else "needs nothing"
