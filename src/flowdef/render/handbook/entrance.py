"""Entrance: the page on which a reader of the handbook begins."""

from collections.abc import Iterator

from flowdef.model.derived import in_use
from flowdef.model.process import Process
from flowdef.render.handbook import (
    authority,
    by_owner,
    by_status,
    by_tag,
    connections,
    glossary,
    machines,
    people,
    reviews,
    role_index,
)
from flowdef.render.handbook.book import Book
from flowdef.render.handbook.frame import heading
from flowdef.render.handbook.signposts import Signposts
from flowdef.render.markdown import joined, table
from flowdef.render.spoken import Markdown
from flowdef.render.words import status

PATH, TITLE = "README.md", "Handbook"

# Every index, with the question that it answers; a new one comes in here.
INDEXES = (
    ("What do I do, and what may I decide?", role_index),
    ("Who is who?", people),
    ("Who decides what, and who stands in?", authority),
    ("What does a machine do, and who takes over if it fails?", machines),
    ("What does a word mean?", glossary),
    ("Which documents hold now?", by_status),
    ("Who answers for which document?", by_owner),
    ("Which documents are about a subject?", by_tag),
    ("Which process calls which, and which project uses it?", connections),
    ("Which document is to be reviewed when?", reviews),
)
_NAMED = 100  # documents that the entrance lists itself; more of them are found by status


def page(book: Book) -> Iterator[str]:
    """What there is, where one finds what, and the documents themselves."""
    workspace, posts = book.shelf.workspace, Signposts(book, PATH)
    yield heading(workspace.title or TITLE)
    if workspace.description:
        yield workspace.description
    yield (
        "A process says how work is done, again and again. "
        "A project says what is to be reached by when, once."
    )
    yield table(
        ("Question", "Answer"),
        ((question, posts.page(each.PATH, each.TITLE)) for question, each in INDEXES),
    )
    yield from _processes(book, posts)
    yield from _projects(book, posts)


def _processes(book: Book, posts: Signposts) -> Iterator[str]:
    used = [each for each in book.processes.values() if in_use(each)]
    if not used:
        return
    yield heading("Processes", 2)
    if len(used) > _NAMED:
        yield _elsewhere(len(used), posts)
        return
    yield table(
        ("Process", "What for", "Owner", "Status"),
        (
            (
                posts.process(each.id),
                _what_for(each),
                posts.role(each.control.owner),
                status(each.control.status),
            )
            for each in used
        ),
    )


def _what_for(process: Process) -> str:
    return process.control.purpose or process.description


def _projects(book: Book, posts: Signposts) -> Iterator[str]:
    if not book.projects:
        return
    yield heading("Projects", 2)
    if len(book.projects) > _NAMED:
        yield _elsewhere(len(book.projects), posts)
        return
    yield table(
        ("Project", "What for", "Manager", "Status"),
        (
            (
                posts.project(each),
                each.description,
                book.names.person(each.manager),
                status(each.status),
            )
            for each in book.projects.values()
        ),
    )


def _elsewhere(number: int, posts: Signposts) -> Markdown:
    """Where they are, as they are too many to be listed here."""
    return joined((f"There are {number}:", posts.page(by_status.PATH, by_status.TITLE)))
