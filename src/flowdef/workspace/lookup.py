"""Lookup: one document by its id or path, without reading a whole workspace where that helps."""

from pathlib import Path

from msgspec import Struct

from flowdef.model.organization import Organization
from flowdef.model.workspace import Workspace
from flowdef.reading.document import Read
from flowdef.workspace.collection import read_file
from flowdef.workspace.files import ENDINGS, ORGANIZATION, SETTINGS, documents_of, root_of


class Found(Struct, frozen=True, kw_only=True):
    """A document with what stands around it; `root` is None without a workspace."""

    read: Read
    root: Path | None
    organization: Organization | None
    workspace: Workspace


def lookup(name: str, here: Path) -> Found | tuple[str, ...] | None:
    """The document of this id or path, seen from the folder `here`.

    A file that cannot be read goes by its name, too. Where there is nothing, the ids that there
    are; None where there is no workspace to look in.
    """
    path = here / name
    if path.suffix in ENDINGS and path.is_file():
        return _found(read_file(path), root_of(path))
    root = root_of(here)
    if root is None:
        return None
    files = documents_of(root)
    known: list[str] = []
    faulty: Read | None = None
    # A document mostly bears the name of its file, so that file is read first.
    for file in sorted(files, key=lambda each: each.stem != name):
        read = read_file(file)
        if read.id == name != "":
            return _found(read, root)
        if file.stem == name and read.document is None:
            faulty = read
        known.append(read.id)
    return _found(faulty, root) if faulty else tuple(filter(None, known))


def at_hand(name: str, here: Path) -> Found | None:
    """As `lookup`, where the document is found by the name of its file: no other file is read."""
    path = here / name
    if path.suffix in ENDINGS and path.is_file():
        return _found(read_file(path), root_of(path))
    root = root_of(here)
    for file in documents_of(root) if root else ():
        if file.stem == name and (read := read_file(file)).id == name:
            return _found(read, root)
    return None


def organization_of(root: Path | None) -> Organization | None:
    """The organization of a workspace; None where there is none or where it is faulty."""
    document = read_file(root / ORGANIZATION).document if root else None
    return document if isinstance(document, Organization) else None


def settings_of(root: Path | None) -> Workspace:
    """The settings of a workspace; the defaults where there are none."""
    document = read_file(root / SETTINGS).document if root else None
    return document if isinstance(document, Workspace) else Workspace()


def _found(read: Read, root: Path | None) -> Found:
    return Found(
        read=read, root=root, organization=organization_of(root), workspace=settings_of(root)
    )
