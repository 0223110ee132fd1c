"""Linking: runs that do the tasks of projects."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from flowdef.expressions.parse import template
from flowdef.expressions.tree import Fault
from flowdef.model.project import Project, Task
from flowdef.run.refusal import Refused, Why


class Link(NamedTuple):
    """A task that a run is to do: the ids of project and task, and the inputs that it gives."""

    ids: tuple[str, str]
    inputs: Mapping[str, Any]


def link(project: Project, task: str, process: str) -> Link | Refused:
    """The task of a project that a run of a process is to do; refused where it names another.

    What the task's `with` says plainly is given; what it takes from the project's inputs, which
    have no values yet, is left to whoever starts the run.
    """
    found = next((each for each in project.tasks if each.id == task), None)
    if found is None:
        near = get_close_matches(task, [each.id for each in project.tasks], n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        return Refused(Why.UNKNOWN, f"the project {project.id} has no task {task!r}{hint}")
    if found.process != process:
        names = f"is done by {found.process}" if found.process else "names no process"
        hint = f"; write process: {process} there, or start {found.process or 'without --for'}"
        return Refused(Why.PROCESS, f"the task {task} of {project.id} {names}{hint}")
    return Link((project.id, task), dict(_plain(found)))


def _plain(task: Task) -> Iterable[tuple[str, Any]]:
    """The inputs that a task gives without reading the project's own."""
    for name, value in task.inputs:
        if isinstance(value, str):
            parsed = template(value)
            if isinstance(parsed, Fault) or any(not isinstance(p, str) for p in parsed.parts):
                continue
        yield name, list(value) if isinstance(value, tuple) else value
