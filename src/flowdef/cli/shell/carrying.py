"""Carrying: what the workspace here asks of its people, week by week: processes, runs, projects."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from flowdef.acts.desk import Standing
from flowdef.calendar.working import WorkingTime
from flowdef.cli.shell.linked import doing_of
from flowdef.cli.shell.looking import stands_all
from flowdef.cli.shell.ongoing_work import open_or_serving
from flowdef.cli.shell.overview import overview
from flowdef.cli.shell.reading import log_here
from flowdef.cli.shell.telling import warn
from flowdef.measure.remaining import remaining
from flowdef.model.demand import Demand
from flowdef.model.derived import in_use
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.plan.asked import RUN, Asked, beyond, by_processes, by_project
from flowdef.plan.demand import demand_of
from flowdef.plan.length import lengths
from flowdef.plan.load import Load, load
from flowdef.plan.outlook import Doing, followed
from flowdef.plan.schedule import schedule
from flowdef.plan.under_way import under_way
from flowdef.plan.weeks import Weeks
from flowdef.run.moments import moment
from flowdef.run.roster import Present
from flowdef.workspace.collection import Collection


def load_here(found: Collection, view: Weeks, now: str) -> Load:
    """The load by all documents that can be read, and by the open runs; what cannot be is told."""
    return load(asked_here(found, view, now), view)


def asked_here(found: Collection, view: Weeks, now: str) -> list[Asked]:
    """The work that these documents and the open runs ask for; what cannot be read is told."""
    documents = [each.document for each in found.reads]
    processes = [each for each in documents if isinstance(each, Process)]
    unread = (each.path for each in found.reads if each.document is None)
    warn(
        f"{path} has errors, so its work is left out; 'flowdef lint' shows them" for path in unread
    )
    working = WorkingTime(view.organization.calendar)
    serving = [each for each in documents if isinstance(each, Project) and under_way(each)]
    seen = _runs_here([each.id for each in serving], now)
    runs = list(_by_runs(seen, processes, view, working, now))
    demands = {each.id: demand_of(each) for each in processes if in_use(each)}
    expected = by_processes(demands.values(), view, working)
    today = moment(now).astimezone(working.zone).date()
    planned = [
        asked
        for project in serving
        for asked in _by_project(project, seen.doing[project.id], processes, demands, view, today)
    ]
    return [*beyond(expected, runs), *runs, *planned]


def without_dates(project: Project) -> None:
    """Tell that a project whose tasks wait in a circle counts nowhere."""
    why = f"{project.id} has no dates, for tasks of it wait for each other in a circle"
    warn([f"{why}, so its work is left out; 'flowdef plan {project.id}' names them"])


def _by_project(
    project: Project,
    linked: Mapping[str, Doing],
    processes: Iterable[Process],
    demands: Mapping[str, Demand],
    view: Weeks,
    today: date,
) -> Iterator[Asked]:
    known = {each.id: each for each in processes if in_use(each)}
    organization = view.organization
    plan = schedule(
        followed(project, linked),
        organization,
        today,
        lengths=lengths(project, organization, known.get),
        dragging=False,
    )
    if plan.circle:
        without_dates(project)
    doing = {
        task.id: demands[task.process]
        for task in project.tasks
        if task.id not in linked and task.process in demands and not demands[task.process].told
    }
    yield from by_project(project.id, plan, view, WorkingTime(organization.calendar), doing)


class _Runs(NamedTuple):
    """Open runs, how far runs are by project and task, and who is there to do them."""

    open: tuple[Standing, ...]
    doing: Mapping[str, Mapping[str, Doing]]
    present: Present


def _runs_here(projects: Iterable[str], now: str) -> _Runs:
    """The open runs, and those that serve these projects, in one look; the unreadable are told."""
    with log_here() as desk, overview(desk) as index:
        names = open_or_serving(index, projects)
        seen = stands_all(desk, (*names, *(each for each in index.faults() if each not in names)))
        working = desk.context.working
        present = Present(desk.context.roster, desk.context.day(now))
    warn(seen.damaged)
    states = [each.state for each in seen.runs]
    return _Runs(
        open=tuple(each for each in seen.runs if each.state.open),
        doing={each: doing_of(each, states, working) for each in projects},
        present=present,
    )


def _by_runs(
    seen: _Runs, processes: Iterable[Process], view: Weeks, working: WorkingTime, now: str
) -> Iterator[Asked]:
    """What is left of every open run, in the week in which it comes up."""
    steps = {each.id: {step.id: step for step in each.steps} for each in processes}
    at = moment(now)
    for where in seen.open:
        process = where.definition.id
        told = steps.get(process, {})
        left = remaining(where.definition, where.state, told, working, seen.present, at)
        for each in left:
            week = _week(each.at, view, working)
            if 0 <= week < len(view.weeks):
                role, person = each.role, each.person
                yield Asked(week, RUN, process, where.run, role, person, each.seconds)


def _week(at: datetime, view: Weeks, working: WorkingTime) -> int:
    return (at.astimezone(working.zone).date() - view.weeks[0]).days // 7
