"""Under way: the projects whose work counts, and what of them dates and work rest on."""

from msgspec.structs import replace

from flowdef.findings import NOWHERE
from flowdef.model.project import Project, Task

OVER = ("closed", "cancelled", "rejected")  # nothing more is planned


def under_way(project: Project) -> bool:
    """Whether people work for a project, or will, so that its dates bind."""
    return project.status in ("approved", "active")


def bare(project: Project) -> Project:
    """A project without what nobody plans by, and without its places."""
    return Project(
        id=project.id,
        title="",
        status=project.status,
        start=project.start,
        deadline=project.deadline,
        priority=project.priority,
        phases=tuple(
            replace(phase, tasks=tuple(map(_bare, phase.tasks)), description="", at=NOWHERE)
            for phase in project.phases
        ),
    )


def _bare(task: Task) -> Task:
    return replace(task, description="", inputs=(), at=NOWHERE)
