"""Role index: every role, who holds it, and in which processes it takes part."""

from collections.abc import Iterator

from flowdef.render.handbook.book import Book
from flowdef.render.handbook.frame import heading
from flowdef.render.handbook.people_named import held_by
from flowdef.render.handbook.signposts import Signposts
from flowdef.render.markdown import inline, table
from flowdef.render.spoken import Markdown

PATH, TITLE = "roles.md", "Roles"

_NAMED = 12  # processes of one role that a cell still holds; its page has all of them


def page(book: Book) -> Iterator[str]:
    """A row a role; its link leads to the handbook of whoever holds it."""
    posts = Signposts(book, PATH)
    yield heading(TITLE)
    if not book.roles:
        yield "There are no roles."
        return
    yield "Find your role. Its page says what you do, what you decide, and who stands in for you."
    yield table(
        ("Role", "Held by", "Takes part in"),
        (
            (posts.role(role), held_by(book, role), _processes(book, role, posts))
            for role in book.roles
        ),
    )


def _processes(book: Book, role: str, posts: Signposts) -> Markdown:
    found = dict.fromkeys(each.line.process.id for each in book.parts.get(role, ()))
    if len(found) > _NAMED:
        return inline(f"{len(found)} processes")
    return Markdown(", ".join(map(posts.process, found)))
