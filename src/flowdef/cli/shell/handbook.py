"""Handbook: where it lies, what it is made of, and what stands in its way."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from flowdef.cli.shell.documents import way
from flowdef.cli.shell.failure import FINDINGS, Failure
from flowdef.cli.shell.own_templates import own_press
from flowdef.cli.shell.progress import progress
from flowdef.findings import Finding, Severity
from flowdef.model.document import Kind
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.reading.document import Read
from flowdef.render.handbook.frame import MARK
from flowdef.render.handbook.pages import ROOMS, Page, pages
from flowdef.render.handbook.shelf import Shelf, process_page, project_page
from flowdef.workspace.collection import Collection, faulty_organization
from flowdef.workspace.files import SETTINGS, shown
from flowdef.workspace.pages import Difference, Pages


def folder_of(collection: Collection, asked: Path | None) -> Path:
    """The folder of the handbook: the one asked for, or that of the settings.

    Anybody may have written the settings, so that one lies in the workspace, by way of no link.
    """
    if asked is not None:
        return asked
    assert collection.root  # noqa: S101 (the caller has found one)
    said = collection.library.workspace.docs_output
    folder = Path(os.path.normpath(collection.root / said))
    if not folder.is_relative_to(collection.root):
        raise Failure(
            f"'docs: {{output: {said}}}' of {SETTINGS} leads out of the workspace. "
            "Name a folder inside it; --output takes any."
        )
    for part in (folder, *folder.parents):
        if part == collection.root:
            break
        if part.is_symlink():
            raise Failure(
                f"'docs: {{output: {said}}}' of {SETTINGS} leads through the link '{part.name}', "
                "which is not followed. Name a folder; --output takes any."
            )
    return folder


def shelf_of(collection: Collection, folder: Path) -> tuple[Shelf, list[Finding]]:
    """The documents of a workspace for a handbook in that folder, and why some are left out.

    Without its organization no page would be right: where that cannot be read, it fails.
    """
    faults = list(_faults(collection))
    unfounded = _unfounded(collection)
    if unfounded:
        raise Failure("\n".join([*(each.sentence for each in faults), unfounded]), FINDINGS)
    documents: dict[str, Process | Project] = {}
    files: dict[str, str] = {}
    firsts: dict[str, Read] = {}
    for read in collection.reads:
        match read.document:
            case Process() as document:
                page = process_page(document.id)
            case Project() as document:
                page = project_page(document.id)
            case _:
                continue
        if page in documents:
            faults.append(_second(read, firsts[page]))
            continue
        documents[page], firsts[page] = document, read
        files[page] = way((folder / page).parent, Path(read.path))
    shelf = Shelf(
        workspace=collection.library.workspace,
        organization=collection.library.organization,
        processes=tuple(each for each in documents.values() if isinstance(each, Process)),
        projects=tuple(each for each in documents.values() if isinstance(each, Project)),
        files=files,
    )
    return shelf, faults


@contextmanager
def pages_of(shelf: Shelf, collection: Collection) -> Iterator[list[Page]]:
    """The pages of a handbook; documents by the templates of the workspace where it has some."""
    with own_press(collection.root, collection.library.workspace) as press:
        yield pages(replace(shelf, press=press))


def kept(folder: Path, made: list[Page], *, write: bool, remove: bool) -> Difference:
    """How the folder differed from these pages, which are written where that is asked for."""
    with progress("building") as tell:
        try:
            return Pages(folder=folder, rooms=ROOMS, mark=MARK).keep(
                _told(made, tell), write=write, remove=remove
            )
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            where = shown(os.fsdecode(error.filename or folder))
            raise Failure(f"cannot keep the pages in {shown(folder)}: {where}: {why}.") from None


def _unfounded(collection: Collection) -> str:
    """Why there is no handbook, and what to do: its settings or its organization tell nothing."""
    assert collection.root  # noqa: S101 (the caller has found one)
    settings = next(
        each for each in collection.reads if each.path == shown(collection.root / SETTINGS)
    )
    if settings.document and settings.kind is not Kind.WORKSPACE:
        return (
            f"{settings.path} is of the kind '{settings.kind}', and no page is right without the"
            f" settings of the workspace: none is written. Write 'kind: {Kind.WORKSPACE}' into it,"
            " or restore it."
        )
    unread = faulty_organization(collection.reads) if settings.document else settings
    if not unread:
        return ""
    return (
        f"{unread.path} cannot be read, and no page is right without it: none is written. Mend it"
        " first."
    )


def _faults(collection: Collection) -> Iterator[Finding]:
    """The errors of every document that cannot be read."""
    for read in collection.reads:
        if read.document is None:
            yield from (each for each in read.findings if each.severity is Severity.ERROR)


def _told(made: list[Page], tell: Callable[[int, int], None] | None) -> Iterator[Page]:
    """The pages, each told when its turn has come."""
    for number, page in enumerate(made, 1):
        yield page
        if tell:
            tell(number, len(made))


def _second(read: Read, first: Read) -> Finding:
    assert isinstance(read.document, Process | Project)  # noqa: S101 (the caller has matched it)
    return Finding(
        path=read.path,
        span=read.document.at.span("id"),
        code="REF012",
        message=f"the id '{first.id}' is also that of {first.path}. Nobody could tell which is"
        " meant: this one has no page. Give one of them another id.",
    )
