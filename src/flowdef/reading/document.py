"""Document: bytes to a document, or every reason why not, each with its place."""

from typing import Any

from msgspec import Struct

from flowdef.calendar.check import check_shape
from flowdef.findings import Finding, Severity
from flowdef.model.document import Document, Kind
from flowdef.model.organization import Organization
from flowdef.reading import build_organization, build_process, build_project, checked
from flowdef.reading.fault import Fault
from flowdef.reading.kind import kind_of
from flowdef.reading.tree import read_tree


class Read(Struct, frozen=True, kw_only=True):
    """What reading one file gave: a document where it has no error, and what was found.

    Kind and id are told as far as they can be read, so that a faulty document is still known.
    """

    path: str
    document: Document | None = None
    findings: tuple[Finding, ...] = ()
    kind: Kind | None = None
    id: str = ""


_BUILDERS: dict[Kind, Any] = {
    Kind.PROCESS: build_process.process,
    Kind.PROJECT: build_project.project,
    Kind.ORGANIZATION: build_organization.organization,
    Kind.WORKSPACE: build_organization.workspace,
}


def read(source: bytes, path: str) -> Read:
    """The document in `source`; `path` names it in findings. Never raises on any bytes."""
    tree = read_tree(source)
    found = checked.findings(tree, path)
    if tree.root is None:
        return Read(path=path, findings=found)
    kind = kind_of(tree.root)
    document_id = tree.root.get("id")
    known = document_id if isinstance(document_id, str) else ""
    if isinstance(kind, Fault):
        return Read(path=path, findings=found, id=known)
    if any(each.severity is Severity.ERROR for each in found):
        return Read(path=path, findings=found, kind=kind, id=known)
    document = _BUILDERS[kind](tree.root)
    faults = _calendar_faults(document, path)
    if faults:
        return Read(path=path, findings=(*found, *faults), kind=kind, id=known)
    return Read(path=path, document=document, findings=found, kind=kind, id=known)


def _calendar_faults(document: Document, path: str) -> tuple[Finding, ...]:
    """What a schema cannot see of an organization's calendar: a zone or a date that is none."""
    if not isinstance(document, Organization):
        return ()
    return tuple(
        Finding(
            path=path,
            span=document.at.span("calendar", *fault.path),
            code="SYN002",
            message=f"`{fault.path[0]}`: {fault.message}",
        )
        for fault in check_shape(document.calendar)
    )
