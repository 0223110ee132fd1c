"""Ongoing work: what the runs of the workspace here tell a plan: open steps, and tasks they do."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from flowdef.acts.desk import Desk, Standing
from flowdef.cli.shell.linked import doing_of
from flowdef.cli.shell.looking import stands_all
from flowdef.cli.shell.overview import overview
from flowdef.cli.shell.reading import log_here
from flowdef.cli.shell.telling import Look
from flowdef.plan.open_step import OpenStep
from flowdef.plan.outlook import Doing
from flowdef.run.moments import local
from flowdef.run.pending import TRUSTED, Todo
from flowdef.run.roster import titled_or_called
from flowdef.run.state import STARTED, STUCK, State
from flowdef.store.index import Index
from flowdef.store.wanted import Wanted


class Ongoing(NamedTuple):
    """Open steps of all runs, and by project and task how far its runs are."""

    steps: tuple[OpenStep, ...]
    doing: Mapping[str, Mapping[str, Doing]]
    damaged: tuple[str, ...]  # what is wrong with runs that cannot be read


def ongoing(projects: Iterable[str], at: str) -> Ongoing:
    """What is open in any run, and how far the runs are that serve these projects.

    `at` is the moment at which a step is late.
    """
    with log_here() as desk:
        return _ongoing(desk, projects, at)


def _ongoing(desk: Desk, projects: Iterable[str], at: str) -> Ongoing:
    with overview(desk) as index:
        names = open_or_serving(index, projects)
        seen = stands_all(desk, names)
        damaged = dict.fromkeys([*index.faults().values(), *seen.damaged])
    look, states = Look(desk, at), {each.run: each.state for each in seen.runs}
    steps = (step for each in seen.runs for step in _steps(desk, each, look, states))
    doing = {each: doing_of(each, states.values(), desk.context.working) for each in projects}
    return Ongoing(tuple(steps), doing, tuple(damaged))


def open_or_serving(index: Index, projects: Iterable[str]) -> dict[str, None]:
    """The names of all open runs, and of all, ended too, that serve these projects; each once."""
    names = dict.fromkeys(index.runs(Wanted(limit=0)).first)
    for project in projects:
        names |= dict.fromkeys(index.runs(Wanted(project=project, ended=True, limit=0)).first)
    return names


def _steps(
    desk: Desk, found: Standing, look: Look, states: Mapping[str, State]
) -> Iterator[OpenStep]:
    project, task = _serves(found.state, states)
    for todo in look.todos(found.definition, found.state):
        yield OpenStep(
            run=found.run,
            step=todo.step,
            title=" ".join(todo.title.split()),
            who=todo.who.partition(" (")[0],
            person=todo.taken_by or todo.assigned,
            due=local(todo.due, desk.context.working),
            late=todo.late,
            stuck=todo.status in STUCK,
            why=todo.reason,
            help=_title(desk, todo.help),
            waits=_waits(todo),
            project=project,
            task=task,
        )


def _waits(todo: Todo) -> bool:
    """Whether nobody is to do anything: time passes, another run goes on, a machine does it."""
    by_itself = todo.status == STARTED and bool(todo.until or todo.child)
    return by_itself or todo.machine == TRUSTED


def _title(desk: Desk, who: str) -> str:
    roster = desk.context.roster
    return titled_or_called(who, roster) if who else ""


def _serves(state: State, states: Mapping[str, State]) -> tuple[str, str]:
    """The project and the task that a run serves, or the run that it is a part of."""
    while state.project is None and state.parent and state.parent[0] in states:
        state = states[state.parent[0]]
    return state.project or ("", "")
