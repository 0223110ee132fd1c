"""Linked: how far the tasks of a project are by the runs of the workspace here."""

import sys

from flowdef.cli.shell.looking import stands_all
from flowdef.cli.shell.overview import overview
from flowdef.cli.shell.reading import log_here
from flowdef.model.project import Project
from flowdef.printable import printable
from flowdef.run.progress import Progress, progress
from flowdef.store.wanted import Wanted


def progress_here(project: Project) -> dict[str, Progress]:
    """The progress of tasks by id; of those that no run was started for, nothing.

    Only runs that serve this project are read; one that cannot be is told, where a task names its
    process.
    """
    processes = {task.process for task in project.tasks if task.process}
    if not processes:
        return {}
    with log_here() as desk, overview(desk) as index:
        found = index.runs(Wanted(project=project.id, ended=True, limit=0))
        faulty = [run for run in index.faults() if run.rpartition("-")[0] in processes]
        seen = stands_all(desk, (*sorted(found.first), *faulty))
    for text in seen.damaged:
        print(f"flowdef: {printable(text)}.", file=sys.stderr)
    states = (where.state for where in seen.runs)
    return progress(state for state in states if (state.project or ("",))[0] == project.id)
