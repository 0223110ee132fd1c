"""Document: any of the four kinds, and what one document may know of the others."""

from enum import StrEnum

from msgspec import Struct

from flowdef.model.demand import Demand
from flowdef.model.fields import Field
from flowdef.model.organization import Organization
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.model.workspace import Workspace

Document = Process | Project | Organization | Workspace


class Kind(StrEnum):
    """The kinds of documents, as `kind:` says them."""

    WORKSPACE = "workspace"
    ORGANIZATION = "organization"
    PROCESS = "process"
    PROJECT = "project"


class Extra(StrEnum):
    """A field of an entry that costs time, and is there only where a rule asks for it."""

    DEMAND = "demand"
    PLAN = "plan"


class Entry(Struct, frozen=True):
    """What other documents may ask of a document: enough to check references, no more.

    `faulty` says that the file has errors of its own: it is known, and nothing is said of it.
    """

    id: str
    kind: Kind
    path: str
    title: str = ""
    status: str = ""
    version: str = ""
    inputs: tuple[Field, ...] = ()
    outputs: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    owner: str = ""  # of a process: the role that answers for it
    supersedes: tuple[str, ...] = ()
    in_days: bool = False  # whether some of its times are working days or weeks
    manager: str = ""  # of a project: the person who answers for it
    tasks: tuple[tuple[str, str], ...] = ()  # of a project: (id, title)
    demand: Demand | None = None  # of a process that somebody works by
    plan: Project | None = None  # of a project under way, as far as dates and work rest on it
    faulty: bool = False


class Library(Struct, frozen=True, kw_only=True):
    """All that is known around one document: settings, organization, and the other documents.

    `organization` is None where there is none or where it is faulty; `organization_faulty`
    tells the two apart. `whole` is False where a single file stands without a workspace.
    """

    workspace: Workspace = Workspace()
    organization: Organization | None = None
    organization_faulty: bool = False
    entries: tuple[Entry, ...] = ()
    whole: bool = True

    def entry(self, document_id: str) -> Entry | None:
        """The document of that id; None where there is none."""
        return next((each for each in self.entries if each.id == document_id), None)
