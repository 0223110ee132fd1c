"""By status: every document by where it stands in its life."""

from collections.abc import Iterator

from flowdef.render.handbook.book import Book
from flowdef.render.handbook.frame import heading
from flowdef.render.handbook.signposts import Signposts
from flowdef.render.markdown import table

PATH, TITLE = "status.md", "Documents by status"

# What each stage of life is called and means for a reader, in the order of a life.
_PROCESSES = {
    "draft": ("Drafts of processes", "Being written. Nobody works by them yet."),
    "in-review": ("Processes in review", "Written, and being read by those who must agree."),
    "approved": ("Approved processes", "Agreed. They hold from the day that they name."),
    "effective": ("Effective processes", "In force: this is how the work is done."),
    "obsolete": ("Obsolete processes", "No longer in force. Nobody works by them."),
}
_PROJECTS = {
    "proposed": ("Proposed projects", "Asked for; nobody has decided yet."),
    "approved": ("Approved projects", "Decided; the work has not begun."),
    "active": ("Active projects", "Under way."),
    "on-hold": ("Projects on hold", "Begun, and waiting."),
    "closed": ("Closed projects", "Over; the results are handed over."),
    "rejected": ("Rejected projects", "Decided against."),
    "cancelled": ("Cancelled projects", "Stopped before their end."),
}


def page(book: Book) -> Iterator[str]:
    """A table for each status that some document has."""
    yield heading(TITLE)
    if not book.processes and not book.projects:
        yield "There are no documents."
    yield from _processes(book)
    yield from _projects(book)


def _processes(book: Book) -> Iterator[str]:
    posts = Signposts(book, PATH)
    for status, (title, meaning) in _PROCESSES.items():
        found = [each for each in book.processes.values() if each.control.status == status]
        if found:
            yield heading(title, 2)
            yield meaning
            yield table(
                ("Process", "Version", "Effective from", "Owner"),
                (
                    (
                        posts.process(each.id),
                        each.control.version,
                        each.control.effective_from,
                        posts.role(each.control.owner),
                    )
                    for each in found
                ),
            )


def _projects(book: Book) -> Iterator[str]:
    posts = Signposts(book, PATH)
    for status, (title, meaning) in _PROJECTS.items():
        found = [each for each in book.projects.values() if each.status == status]
        if found:
            yield heading(title, 2)
            yield meaning
            yield table(
                ("Project", "Manager", "Start", "Deadline"),
                (
                    (
                        posts.project(each),
                        book.names.person(each.manager),
                        each.start,
                        each.deadline,
                    )
                    for each in found
                ),
            )
