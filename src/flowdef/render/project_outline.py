"""Project outline: a project for the terminal, in full or as its phases."""

from collections.abc import Iterator, Mapping

from flowdef.graph.order import Order
from flowdef.model.derived import fields_of_project
from flowdef.model.organization import Organization
from flowdef.model.project import LinkType, Phase, Project, Task
from flowdef.render import words
from flowdef.render.data import NONE, finished
from flowdef.render.outline import needs_in_words, written
from flowdef.render.prose import filled
from flowdef.render.words import Names
from flowdef.run.progress import Progress


def project_outline(
    project: Project,
    order: Order,
    organization: Organization | None,
    width: int = 0,
    by_runs: Mapping[str, Progress] = NONE,
) -> str:
    """Every task with whom it is given to, its length, what it waits for, and its runs."""
    names = Names(organization)
    groups = {phase.id: tuple(task.id for task in phase.tasks) for phase in project.phases}
    fields = fields_of_project(project)
    lines = _head(project)
    number = 0
    for phase in project.phases:
        lines += ["", f"{filled(phase.title, fields)}  [{phase.id}]"] if phase.id else [""]
        for task in phase.tasks:
            number += 1
            lines.append(f"{number:4}. {filled(task.title, fields)}  [{task.id}]")
            facts = [*_facts(task, names), needs_in_words(order.needs[task.id], groups)]
            facts += [*_links(task), *_by_runs(by_runs.get(task.id))]
            lines.append("      " + " · ".join(facts))
    return written(lines, width)


def project_phases(project: Project, width: int = 0, by_runs: Mapping[str, Progress] = NONE) -> str:
    """Each phase on one line."""
    fields = fields_of_project(project)
    lines = [*_head(project), ""]
    for number, phase in enumerate(project.phases, 1):
        title = filled(phase.title, fields) or project.title
        lines.append(f"{number:4}. {title}: {_progress(phase, by_runs)}")
    return written(lines, width)


def _head(project: Project) -> list[str]:
    span = " to ".join(filter(None, (project.start, project.deadline)))
    phases = f" in {words.count(len(project.phases), 'phase')}" if project.phased else ""
    tasks = f"{words.count(len(project.tasks), 'task')}{phases}"
    facts = "; ".join(filter(None, (words.status(project.status), span, tasks)))
    return [f"{project.title}  [{project.id}]", facts]


def _facts(task: Task, names: Names) -> Iterator[str]:
    if task.milestone:
        yield "milestone"
    if task.process:
        yield f"process {task.process}"
    if task.assigned:
        yield words.listed([words.assigned(each, names) for each in task.assigned])
    if length := task.effort or task.duration:
        yield str(length.likely)
    if task.deadline:
        yield f"deadline {task.deadline}"
    if task.finished:
        yield f"finished {task.finished}"
    elif task.started:
        yield f"started {task.started}"


def _links(task: Task) -> Iterator[str]:
    """How a need binds where it is not simply from finish to start."""
    for link in task.needs or ():
        clock = " by the clock" if link.lag and link.lag.elapsed else ""
        lag = f", {link.lag}{clock} later" if link.lag else ""
        if lag or link.type is not LinkType.FINISH_TO_START:
            yield f"{link.type} with {link.to}{lag}"


def _by_runs(found: Progress | None) -> Iterator[str]:
    """`12 of 47 steps closed in onboarding-1`."""
    if found:
        far = "done" if found.done else f"{found.closed} of {found.steps} steps closed"
        yield f"{far} in {words.listed(found.runs)}"


def _progress(phase: Phase, by_runs: Mapping[str, Progress]) -> str:
    done = sum(finished(task, by_runs) for task in phase.tasks)
    return f"{done} of {words.count(len(phase.tasks), 'task')} finished"
