"""Planning: a project's dates from its document, its organization and the runs here."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from flowdef.cli.shell.days import day_of
from flowdef.cli.shell.desk import here, log_path
from flowdef.cli.shell.documents import project
from flowdef.cli.shell.failure import FINDINGS, Failure
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.plan.computed import Computed, Known, compute
from flowdef.plan.length import lengths
from flowdef.plan.outlook import Doing, followed
from flowdef.workspace.lookup import Found, lookup

if TYPE_CHECKING:
    from flowdef.plan.levelling.project import Levelled


def project_here(name: str) -> tuple[Project, Found]:
    """A project by its id or path, as far as the runs are that do its tasks; what is around it."""
    document, where = project(name)
    return (followed(document, _doing(document)) if _linked(document) else document), where


def computed_here(project: Project, where: Found, on: str) -> Computed:
    """The dates of a project on a day (ISO; empty: today), with what its processes say."""
    day = day_of(on, where.organization)
    computed = compute(project, where.organization, day, known_here(project, where))
    if computed.circle:
        names = " → ".join((*computed.circle, computed.circle[0]))
        raise Failure(
            f"'{project.id}' has no dates: these wait for each other in a circle: {names}."
            f" Take one of these needs away;"
            f" 'flowdef lint {where.read.path}' shows where they are.",
            FINDINGS,
        )
    return computed


def levelled_here(
    project: Project, where: Found, on: str, *, seed: int | None, budget: int | None
) -> "Levelled":
    """The same, levelled; a seed and a budget need not be said."""
    from flowdef.plan.levelling.project import level_project

    return level_project(
        project,
        where.organization,
        day_of(on, where.organization),
        known_here(project, where),
        budget=budget,
        seed=seed or 0,
    )


def known_here(project: Project, where: Found) -> Known:
    """How long the processes of its tasks take, and the days on which nobody works."""
    return Known(
        lengths=lengths(project, where.organization, lambda name: _process(name, where)),
        closed=here()[1].closed,
    )


def _linked(project: Project) -> bool:
    """Whether runs can be there that do its tasks; what reads them is imported only then."""
    if project.status == "proposed" or not any(task.process for task in project.tasks):
        return False
    root, around = here()
    return log_path(root, around.runs_url).exists()


def _doing(project: Project) -> Mapping[str, Doing]:
    from flowdef.cli.shell.linked import doing_here

    return doing_here(project)


def _process(name: str, where: Found) -> Process | None:
    other = lookup(name, where.root) if where.root else None
    document = other.read.document if isinstance(other, Found) else None
    return document if isinstance(document, Process) else None
