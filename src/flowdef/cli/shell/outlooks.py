"""Outlooks: the projects of the workspace here as they stand on a day, with what runs tell."""

from typing import NamedTuple

from flowdef.calendar.working import WorkingTime
from flowdef.cli.shell.carrying import load_here
from flowdef.cli.shell.days import day_of, moment_of
from flowdef.cli.shell.documents import workspace_here
from flowdef.cli.shell.ongoing_work import Ongoing, ongoing
from flowdef.cli.shell.reading import surely_here
from flowdef.cli.shell.telling import warn
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.plan.delays import delays
from flowdef.plan.load import PersonWeek
from flowdef.plan.outlook import NONE, Around, outlook
from flowdef.plan.standing import Standing
from flowdef.plan.weeks import Weeks
from flowdef.run.moments import day as local_day
from flowdef.workspace.collection import Collection

_HOUR = 3600


class Here(NamedTuple):
    """The workspace on a day: its projects in the order of their files, and what goes on."""

    around: Around
    standings: tuple[Standing, ...]
    ongoing: Ongoing
    moment: str  # now, or noon of the day that was asked for
    collection: Collection


def outlooks(day: str = "", only: Project | None = None) -> Here:
    """All projects here, or only one, as they stand on an ISO day; absent: today."""
    collection = workspace_here()
    documents = [each.document for each in collection.reads]
    organization = collection.library.organization
    known = {each.id: each for each in documents if isinstance(each, Process)}
    found = day_of(day, organization)
    around = Around(organization, found, known.get, surely_here()[1].closed)
    projects = [only] if only else [each for each in documents if isinstance(each, Project)]
    moment = moment_of(day, around.working)
    work = ongoing([each.id for each in projects], moment)
    return Here(
        around=around,
        standings=tuple(_standing(each, around, work) for each in projects),
        ongoing=work,
        moment=moment,
        collection=collection,
    )


def moment_and_day(day: str) -> tuple[str, str]:
    """The moment and the day, ISO, at which one looks: now, or noon of the day asked for."""
    working = WorkingTime(surely_here()[1].calendar)
    moment = moment_of(day, working)
    return moment, local_day(moment, working)


def complain(here: Here) -> None:
    """Say which files and runs cannot be read, so that what they tell is missing."""
    unread = (each.path for each in here.collection.reads if each.document is None)
    said = [f"{path} has errors and is left out; 'flowdef lint' shows them" for path in unread]
    warn((*said, *here.ongoing.damaged))


def too_much(here: Here, weeks: int) -> tuple[PersonWeek, ...]:
    """The weeks in which somebody has an hour or more too much; says what cannot be read."""
    organization = here.around.organization
    if organization is None or not organization.people:
        complain(here)
        return ()
    view = Weeks(organization, here.around.day, weeks)
    over = load_here(here.collection, view, here.moment).over
    return tuple(each for each in over if each.over >= _HOUR)


def _standing(project: Project, around: Around, work: Ongoing) -> Standing:
    found = outlook(project, around, work.doing.get(project.id, NONE))
    return Standing(found, delays(found, work.steps))
