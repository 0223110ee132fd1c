"""Linked: how far the tasks of a project are by the runs of the workspace here."""

import sys

from flowdef.acts.desk import Standing, standing
from flowdef.cli.shell.reading import log_here
from flowdef.model.project import Project
from flowdef.printable import printable
from flowdef.run.progress import Progress, progress
from flowdef.store.port import StoreError


def progress_here(project: Project) -> dict[str, Progress]:
    """The progress of tasks by id; of those that no run was started for, nothing.

    Only runs of processes that a task names are read; one that cannot be read is told.
    """
    processes = {task.process for task in project.tasks if task.process}
    if not processes:
        return {}
    found = []
    with log_here() as desk:
        for run in desk.store.runs():
            if run.rpartition("-")[0] not in processes:
                continue
            try:
                where = standing(desk.store, run)
            except StoreError as error:
                print(f"flowdef: {printable(str(error))}.", file=sys.stderr)
                continue
            if isinstance(where, Standing) and (where.state.project or ("",))[0] == project.id:
                found.append(where.state)
    return progress(found)
