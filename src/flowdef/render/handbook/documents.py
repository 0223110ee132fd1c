"""Documents: the page of a process or project, with what leads from it to other pages."""

from collections.abc import Iterable, Iterator
from posixpath import basename, dirname

from flowdef.graph.order import order_of
from flowdef.model.derived import processes_used
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.render.handbook import connections
from flowdef.render.handbook.book import Book
from flowdef.render.handbook.frame import heading
from flowdef.render.handbook.shelf import process_page, project_page
from flowdef.render.handbook.signposts import Signposts, to
from flowdef.render.markdown import bullets, inline, joined
from flowdef.render.project_markdown import project_markdown
from flowdef.render.sop_markdown import sop_markdown
from flowdef.render.sop_setting import Around
from flowdef.render.spoken import Markdown


def process(book: Book, document: Process) -> Iterator[str]:
    """The SOP as it is printed alone, and what surrounds it in the handbook."""
    page = process_page(document.id)
    posts = Signposts(book, page)
    yield Markdown(sop_markdown(document, order_of(document), _around(book, page)).rstrip())
    yield from _surroundings(
        ("Calls", connections.calls(book, document.id, posts)),
        ("Called by", connections.callers(book, document.id, posts)),
        ("Used by the projects", connections.users(book, document.id, posts)),
        ("Roles that take part", map(posts.role, book.taking_part.get(document.id, ()))),
        ("Made from", _source(book, page)),
    )


def project(book: Book, document: Project) -> Iterator[str]:
    """The page of a project as it is printed alone, and what surrounds it in the handbook."""
    page = project_page(document.id)
    posts = Signposts(book, page)
    yield Markdown(project_markdown(document, _around(book, page)).rstrip())
    yield from _surroundings(
        ("Uses the processes", map(posts.process, processes_used(document))),
        ("Made from", _source(book, page)),
    )


def _around(book: Book, page: str) -> Around:
    """What a page refers to: other processes by their pages, files where they lie."""
    file = book.shelf.files.get(page, "")
    return Around(
        organization=book.shelf.organization,
        processes=book.beside if page.startswith("processes/") else book.above,
        called=book.processes,
        folder=f"{dirname(file)}/" if dirname(file) else "",
        press=book.shelf.press,
    )


def _source(book: Book, page: str) -> Iterator[Markdown]:
    file = book.shelf.files.get(page)
    if file:
        yield joined((to(file, basename(file)), inline("(changes are made there)")))


def _surroundings(*rows: tuple[str, Iterable[Markdown]]) -> Iterator[str]:
    """A list of what there is; nothing where there is nothing."""
    said = [(name, ", ".join(links)) for name, links in rows]
    lines = [Markdown(f"{name}: {links}") for name, links in said if links]
    if lines:
        yield heading("In this handbook", 2)
        yield bullets(lines)
