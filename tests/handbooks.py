"""Handbooks: shelves of documents for tests, and their pages."""

from msgspec.structs import replace

from flowdef.model.organization import Organization
from flowdef.model.project import Project
from flowdef.model.workspace import Workspace
from flowdef.reading.document import read
from flowdef.render.handbook.pages import pages
from flowdef.render.handbook.shelf import Shelf
from hostile_texts import everywhere
from sample_documents import process
from schema_documents import FOLDER


def printed(shelf: Shelf) -> dict[str, str]:
    """Every page by its path."""
    return {path: text() for path, text in pages(shelf)}


def _organization(name: str) -> Organization:
    found = read((FOLDER / f"{name}.yaml").read_bytes(), name).document
    assert isinstance(found, Organization)
    return found


def _project(name: str) -> Project:
    found = read((FOLDER / f"{name}.yaml").read_bytes(), name).document
    assert isinstance(found, Project)
    return found


EVERY_SHELF = Shelf(
    workspace=Workspace(id="w", title="W", description="About it"),
    organization=_organization("organization"),
    processes=tuple(process(FOLDER / f"process-{name}.yaml") for name in ("in-stages", "by-event")),
    projects=(_project("project-in-phases"),),
)


def filled_shelf(text: str, *, keep: frozenset[str] = frozenset()) -> Shelf:
    """The shelf that says everything, with one text wherever somebody may write one."""
    assert EVERY_SHELF.organization
    return replace(
        EVERY_SHELF,
        workspace=everywhere(EVERY_SHELF.workspace, text),
        organization=everywhere(EVERY_SHELF.organization, text),
        processes=tuple(everywhere(each, text, keep=keep) for each in EVERY_SHELF.processes),
        projects=tuple(everywhere(each, text) for each in EVERY_SHELF.projects),
    )


def indexes(found: dict[str, str]) -> dict[str, str]:
    """The pages that are no documents; those are looked at elsewhere."""
    return {path: text for path, text in found.items() if not path.startswith("pro")}
