"""Shelf: what a handbook is made of, as it was read."""

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from flowdef.model.organization import Organization
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.model.workspace import Workspace


class Shelf(Struct, frozen=True, kw_only=True):
    """The documents of a workspace; no two processes, and no two projects, have the same id.

    `files` leads from a page to the file that it is made from: `processes/pay-refund.md` to
    `../../processes/pay-refund.yaml`, as a link on that page is written. `press` prints documents
    by a company's own templates, as in `sop_setting.Around`.
    """

    workspace: Workspace = Workspace()
    organization: Organization | None = None
    processes: tuple[Process, ...] = ()
    projects: tuple[Project, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    press: Callable[[str, object], str | None] | None = None


def process_page(process: str) -> str:
    """The path of a process's page in the handbook."""
    return f"processes/{process}.md"


def project_page(project: str) -> str:
    """The path of a project's page in the handbook."""
    return f"projects/{project}.md"


def role_page(role: str) -> str:
    """The path of a role's page in the handbook."""
    return f"roles/{role}.md"
