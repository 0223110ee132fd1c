"""Documents: what commands ask for by name, or a failure that says what to do."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from flowdef.cli.shell.failure import FINDINGS, Failure, hint
from flowdef.cli.shell.progress import progress
from flowdef.model.derived import processes_used
from flowdef.model.document import Document
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.reading.document import Read
from flowdef.workspace.collection import Collection, open_collection
from flowdef.workspace.files import ENDINGS
from flowdef.workspace.lookup import Found, lookup

if TYPE_CHECKING:
    from flowdef.graph.order import Order
    from flowdef.render.sop_setting import Around


def found(name: str) -> Found:
    """The file of a document, by id or path; it may be faulty."""
    answer = lookup(name, Path.cwd())
    if isinstance(answer, Found):
        return answer
    if Path(name).suffix in ENDINGS or len(Path(name).parts) > 1:
        raise Failure(f"There is no document file '{name}'.")
    if answer is None:
        raise Failure(
            f"There is no document '{name}' here, and no workspace around it. Give a path to a"
            " YAML file, or make a workspace with 'flowdef init'."
        )
    meant = hint(name, answer, "'flowdef list' shows what there is.")
    raise Failure(f"There is no document '{name}' in this workspace. {meant}")


def workspace_here() -> Collection:
    """All documents of the workspace around this folder, or a failure where there is none."""
    with progress("reading") as tell:
        collection = open_collection(Path.cwd(), tell)
    if collection.root is None:
        raise Failure("There is no workspace here; 'flowdef init' makes one.")
    return collection


def sound(read: Read) -> Document:
    """The document of a file, or a failure that names its first fault."""
    if read.document is not None:
        return read.document
    first = read.findings[0]
    raise Failure(
        f"{first.sentence}\n"
        f"'flowdef lint {read.path}' shows all that keeps it from being read; mend that, and"
        " lint again: only then do the other rules judge it.",
        FINDINGS,
    )


def activity_document(name: str) -> tuple[Process | Project, Found]:
    """A process or project by name, with what stands around it."""
    where = found(name)
    return activity(name, where), where


def activity(name: str, where: Found) -> Process | Project:
    """The process or project of that name that was found."""
    document = sound(where.read)
    if not isinstance(document, Process | Project):
        raise Failure(f"'{name}' is no process and no project; 'flowdef list' shows them.")
    return document


def called(name: str, here: Path) -> Process | str:
    """The process that another one calls, or what keeps it from being called."""
    answer = lookup(name, here)
    return to_call(answer.read) if isinstance(answer, Found) else "is not in this workspace"


def to_call(read: Read) -> Process | str:
    """The process of a file, or what keeps it from being called."""
    if read.document is None:
        return f"has errors: 'flowdef lint {read.path}' shows them"
    return read.document if isinstance(read.document, Process) else "is no process"


def process(name: str) -> tuple[Process, Found]:
    """A process by name, with what stands around it."""
    document, where = activity_document(name)
    if not isinstance(document, Process):
        raise Failure(f"'{name}' is a project; this command works on processes.")
    return document, where


def project(name: str) -> tuple[Project, Found]:
    """A project by name, with what stands around it."""
    where = found(name)
    document = sound(where.read)
    if not isinstance(document, Project):
        what = "is a process" if isinstance(document, Process) else "is no project"
        raise Failure(f"'{name}' {what}; 'flowdef list --kind project' shows the projects.")
    return document, where


def order_in(document: Process | Project) -> "Order":
    """Who waits for whom in a process or project."""
    from flowdef.graph.order import order_of, order_of_project

    return order_of(document) if isinstance(document, Process) else order_of_project(document)


def around(document: Process | Project, where: Found, page: Path) -> "Around":
    """What a page about a process or project refers to; its links lead from the folder `page`."""
    from flowdef.model.control import Reference
    from flowdef.render.sop_setting import Around

    known: dict[str, Reference] = {}
    called: dict[str, Process] = {}
    for name in processes_used(document):
        other = lookup(name, where.root) if where.root else None
        if isinstance(other, Found) and other.read.document:
            file = way(page, Path(other.read.path))
            known[name] = Reference(title=other.read.document.title, file=file)
            if isinstance(other.read.document, Process):
                called[name] = other.read.document
    folder = way(page, Path(where.read.path).parent)
    return Around(
        organization=where.organization,
        processes=known,
        called=called,
        folder="" if folder == "." else f"{folder}/",
    )


def way(page: Path, target: Path) -> str:
    """The path from a folder to a file, as links write it."""
    return Path(os.path.relpath(target, page)).as_posix()
