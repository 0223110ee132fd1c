"""Boards: the runs that stand on a board, with all that their cards tell."""

from collections.abc import Iterable, Mapping

from flowdef.acts.desk import Desk
from flowdef.cli.shell.looking import stands_all
from flowdef.cli.shell.overview import overview
from flowdef.cli.shell.reading import log_here
from flowdef.cli.shell.running import run_of
from flowdef.cli.shell.telling import warn
from flowdef.render.run_outline import Run
from flowdef.store.wanted import Wanted


def open_runs(process: str, at: str) -> tuple[Run, ...]:
    """The open runs of a process, what is due first before the others, as they stand at a moment.

    One that cannot be read is told, and left out.
    """
    with log_here() as desk:
        with overview(desk) as index:
            names = index.runs(Wanted(process=process, limit=0)).first
        return _told(desk, names, at)


def runs_of(tasks: Mapping[str, Iterable[str]], at: str) -> dict[str, tuple[Run, ...]]:
    """The runs that do tasks, by the id of the task, as they stand at a moment."""
    if not tasks:
        return {}
    with log_here() as desk:
        return {task: _told(desk, names, at) for task, names in tasks.items()}


def _told(desk: Desk, names: Iterable[str], at: str) -> tuple[Run, ...]:
    seen = stands_all(desk, names)
    warn(seen.damaged)
    return tuple(run_of(each, desk, at) for each in seen.runs)
