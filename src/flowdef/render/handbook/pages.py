"""Pages: a handbook as its pages, each by its path."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from flowdef.render.handbook import by_status, documents, entrance, role, role_index
from flowdef.render.handbook.book import Book, book_of
from flowdef.render.handbook.frame import framed
from flowdef.render.handbook.shelf import Shelf, process_page, project_page, role_page
from flowdef.render.handbook.signposts import to
from flowdef.render.spoken import Markdown

# The folders in which pages stand, besides the handbook's own.
ROOMS = ("processes", "projects", "roles")


class Page(NamedTuple):
    """A page that is not printed yet: its path below the handbook's folder, and what prints it."""

    path: str
    text: Callable[[], str]


def pages(shelf: Shelf) -> list[Page]:
    """Every page of the handbook: its entrance, indexes, documents, and a page for each role."""
    return list(_pages(book_of(shelf)))


def _pages(book: Book) -> Iterator[Page]:
    home = to("README.md", entrance.TITLE)
    yield Page(entrance.PATH, lambda: framed(entrance.page(book)))
    for _, index in entrance.INDEXES:
        yield Page(index.PATH, partial(_framed, index.page, book, way=(home,)))
    up = to("../README.md", entrance.TITLE)
    to_documents = (up, to(f"../{by_status.PATH}", by_status.TITLE))
    for process in book.processes.values():
        text = partial(_framed, documents.process, book, process, way=to_documents)
        yield Page(process_page(process.id), text)
    for project in book.projects.values():
        text = partial(_framed, documents.project, book, project, way=to_documents)
        yield Page(project_page(project.id), text)
    to_roles = (up, to(f"../{role_index.PATH}", role_index.TITLE))
    for name in book.roles:
        yield Page(role_page(name), partial(_framed, role.page, book, name, way=to_roles))


def _framed(page: Callable[..., Iterator[str]], *about: object, way: tuple[Markdown, ...]) -> str:
    return framed(page(*about), way)
