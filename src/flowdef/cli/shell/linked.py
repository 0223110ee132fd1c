"""Linked: how far the tasks of a project are by the runs of the workspace here."""

from collections.abc import Iterable

from flowdef.cli.shell.looking import stands_all
from flowdef.cli.shell.overview import overview
from flowdef.cli.shell.reading import log_here
from flowdef.cli.shell.telling import warn
from flowdef.model.project import Project
from flowdef.plan.outlook import Doing
from flowdef.run.moments import Zoned, day
from flowdef.run.progress import Progress, progress
from flowdef.run.state import State
from flowdef.store.wanted import Wanted


def progress_here(project: Project) -> dict[str, Progress]:
    """The progress of tasks by id; of those that no run was started for, nothing.

    Only runs that serve this project are read; one that cannot be is told, where a task names its
    process.
    """
    states, _ = _here(project)
    return progress(states)


def doing_here(project: Project) -> dict[str, Doing]:
    """How far the tasks of a project are, and when that began and ended; see `progress_here`."""
    states, zoned = _here(project)
    return doing_of(project.id, states, zoned) if zoned else {}


def doing_of(project: str, states: Iterable[State], zoned: Zoned) -> dict[str, Doing]:
    """How far the tasks of a project are by these runs; by runs that were given up, nowhere."""
    mine = {state.run: state for state in states if (state.project or ("",))[0] == project}
    found: dict[str, Doing] = {}
    for task, each in progress(mine.values()).items():
        told = [mine[run] for run in each.runs if mine[run].open or mine[run].result == "done"]
        if told:
            began = min(day(state.started_at, zoned) for state in told)
            ended = max(day(state.last, zoned) for state in told) if each.done else ""
            found[task] = Doing(each.runs, each.closed, each.steps, began, ended)
    return found


def _here(project: Project) -> tuple[list[State], Zoned | None]:
    """The runs that serve a project, and the calendar of their days; none where none can."""
    processes = {task.process for task in project.tasks if task.process}
    if not processes:
        return [], None
    with log_here() as desk, overview(desk) as index:
        found = index.runs(Wanted(project=project.id, ended=True, limit=0))
        faulty = [run for run in index.faults() if run.rpartition("-")[0] in processes]
        seen = stands_all(desk, (*sorted(found.first), *faulty))
        zoned = desk.context.working
    warn(seen.damaged)
    states = (where.state for where in seen.runs)
    return [each for each in states if (each.project or ("",))[0] == project.id], zoned
