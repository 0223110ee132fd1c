"""By owner: every document by who answers for it."""

from collections.abc import Iterator

from flowdef.render.handbook.book import Book, grouped
from flowdef.render.handbook.frame import heading
from flowdef.render.handbook.people_named import held_by
from flowdef.render.handbook.signposts import Signposts
from flowdef.render.markdown import bullets, joined

PATH, TITLE = "owners.md", "Documents by owner"


def page(book: Book) -> Iterator[str]:
    """The processes of each role that owns some, the projects of each manager, and what is left."""
    posts = Signposts(book, PATH)
    yield heading(TITLE)
    yield (
        "A role owns a process: whoever holds it answers for the document. "
        "A person manages a project."
    )
    owned = grouped((each.control.owner, each) for each in book.processes.values())
    yield heading("Processes", 2)
    for role in (*book.roles, ""):
        if role in owned:
            yield heading(book.roles[role].title if role else "Nobody", 3)
            if role:
                yield joined((posts.role(role), f"is held by {held_by(book, role)}."))
            yield bullets(posts.process(each.id) for each in owned[role])
    managed = grouped((book.names.person(each.manager), each) for each in book.projects.values())
    if managed:
        yield heading("Projects", 2)
    for manager in sorted(managed, key=lambda name: (not name, name.casefold(), name)):
        yield heading(manager or "Nobody", 3)
        yield bullets(posts.project(each) for each in managed[manager])
