"""Collection: the documents of a workspace, read, and what each may know of the others."""

import os
from collections.abc import Callable, Container, Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from flowdef.findings import NOWHERE, Finding, Span
from flowdef.model.derived import in_use, in_working_days, tasks_in_working_days
from flowdef.model.document import Entry, Extra, Kind, Library
from flowdef.model.fields import Field
from flowdef.model.organization import Organization
from flowdef.model.process import Call, Process
from flowdef.model.project import Project
from flowdef.model.workspace import Workspace
from flowdef.plan.demand import demand_of
from flowdef.plan.under_way import bare, under_way
from flowdef.reading.document import Read, read
from flowdef.reading.garbage import uncollected
from flowdef.workspace.files import (
    NOTHING,
    ORGANIZATION,
    SETTINGS,
    content_of,
    documents_of,
    root_of,
    shown,
)

Progress = Callable[[int, int], None]  # how many files are read, of how many


class Collection(Struct, frozen=True, kw_only=True):
    """What was read: each file with its findings, and the library that they make together.

    `root` is None where the files stand without a workspace.
    """

    root: Path | None
    reads: tuple[Read, ...]
    library: Library


def open_collection(start: Path, progress: Progress | None = None) -> Collection:
    """The workspace that `start` lies in, or that one file alone where it lies in none."""
    root = root_of(start)
    paths = documents_of(root) if root else (start,) if start.is_file() else ()
    return read_files(paths, root, progress)


def read_files(
    paths: Iterable[Path], root: Path | None, progress: Progress | None = None
) -> Collection:
    """The documents in these files; those of the workspace at `root` around them."""
    wanted = tuple(paths)
    reads: list[Read] = []
    with uncollected():
        for count, path in enumerate(wanted, 1):
            reads.append(read_file(path))
            if progress:
                progress(count, len(wanted))
    return Collection(root=root, reads=tuple(reads), library=library_of(reads, whole=bool(root)))


def read_file(path: Path) -> Read:
    """The document in a file; a file that cannot be opened is a finding."""
    return read_with_bytes(path)[0]


def read_with_bytes(path: Path, given: Mapping[Path, bytes] = NOTHING) -> tuple[Read, bytes]:
    """As `read_file`, with the bytes of the file; those that are `given` are not read from disk."""
    name = shown(path)
    try:
        source = given[path] if path in given else content_of(path)
    except OSError as error:
        message = (
            f"the file cannot be read ({(error.strerror or str(error)).lower()}): "
            "check that it exists and may be opened"
        )
        return Read(path=name, findings=(_unreadable(name, message),)), b""
    return read(source, name), source


def library_of(reads: Iterable[Read], *, whole: bool, extras: Container[Extra] = ()) -> Library:
    """What one document may know of the others; extras only where they are asked for."""
    reads = tuple(reads)
    documents = [each.document for each in reads]
    return Library(
        workspace=next((each for each in documents if isinstance(each, Workspace)), Workspace()),
        organization=next((each for each in documents if isinstance(each, Organization)), None),
        organization_faulty=faulty_organization(reads) is not None,
        entries=tuple(entry for each in reads if (entry := entry_of(each, extras))),
        whole=whole,
    )


def faulty_organization(reads: tuple[Read, ...]) -> Read | None:
    """The file of an organization that cannot be read."""
    return next((each for each in reads if _is_faulty_organization(each, reads)), None)


def _is_faulty_organization(read: Read, reads: tuple[Read, ...]) -> bool:
    """Whether that is the organization, by its kind, or by its place where it tells none."""
    if read.document is not None or read.kind not in (None, Kind.ORGANIZATION):
        return False
    folder, name = os.path.split(read.path)
    beside = os.path.join(folder, SETTINGS)  # noqa: PTH118 (pathlib takes ten times as long)
    by_place = name == ORGANIZATION and any(each.path == beside for each in reads)
    return read.kind is Kind.ORGANIZATION or by_place


def entry_of(read: Read, extras: Container[Extra] = ()) -> Entry | None:
    """What other documents may ask of this one, without its places; None where it has no name."""
    if not (read.kind and read.id):
        return None
    facts: dict[str, Any] = {"faulty": True}
    match read.document:
        case Process() as process:
            deeds = (step.deed for stage in process.stages for step in stage.steps)
            facts = {
                "title": process.title,
                "status": process.control.status,
                "version": process.control.version,
                "inputs": _placeless(process.inputs),
                "outputs": tuple(name for name, _ in process.outputs),
                "calls": tuple(deed.process for deed in deeds if isinstance(deed, Call)),
                "owner": process.control.owner,
                "supersedes": process.control.supersedes,
                "in_days": in_working_days(process),
                "demand": demand_of(process)
                if Extra.DEMAND in extras and in_use(process)
                else None,
            }
        case Project() as project:
            facts = {
                "title": project.title,
                "status": project.status,
                "inputs": _placeless(project.inputs),
                "calls": tuple(task.process for task in project.tasks if task.process),
                "manager": project.manager,
                "in_days": tasks_in_working_days(project),
                "tasks": tuple((task.id, task.title) for task in project.tasks),
                "plan": bare(project) if Extra.PLAN in extras and under_way(project) else None,
            }
        case Organization() | Workspace() as other:
            facts = {"title": other.title}
        case None:
            pass
    return Entry(id=read.id, kind=read.kind, path=read.path, **facts)


def _placeless(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Fields that do not hold the whole document by their places."""
    return tuple(replace(field, at=NOWHERE) for field in fields)


def _unreadable(path: str, message: str) -> Finding:
    return Finding(path=path, span=Span(), code="SYN001", message=message)
