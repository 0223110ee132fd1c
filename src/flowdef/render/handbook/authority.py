"""Authority: what each role may decide, who stands in, and which steps ask for a decision."""

from collections.abc import Iterator

from flowdef.model.organization import Role
from flowdef.model.process import Approval
from flowdef.render.handbook.book import Book
from flowdef.render.handbook.frame import heading
from flowdef.render.handbook.parts import StepLine
from flowdef.render.handbook.people_named import held_by
from flowdef.render.handbook.rights import asked, kind, limit
from flowdef.render.handbook.signposts import Signposts
from flowdef.render.markdown import joined, table
from flowdef.render.spoken import Markdown

PATH, TITLE = "authority.md", "Authority and deputies"

_ACROSS = 6  # rights beside each other in one table; more would be too wide to read


def page(book: Book) -> Iterator[str]:
    """The map of roles, authority and deputies, then every decision that a process asks for."""
    yield heading(TITLE)
    yield heading("What each role may decide", 2)
    yield from _map(book)
    yield heading("Who stands in for whom", 2)
    yield from _deputies(book)
    yield heading("What is approved by whom", 2)
    yield from _approvals(book)


def _map(book: Book) -> Iterator[str]:
    posts = Signposts(book, PATH)
    roles = [role for role in book.roles.values() if role.authority]
    kinds = sorted({right.type for role in roles for right in role.authority})
    if not kinds:
        yield "No role has a right of its own to decide."
        return
    yield (
        "An amount is the limit up to which a role decides alone. "
        "A deputy decides with the rights of the role that they stand in for."
    )
    for first in range(0, len(kinds), _ACROSS):
        some = kinds[first : first + _ACROSS]
        yield table(
            ("Role", *map(kind, some), "Deputy"),
            (
                (
                    posts.role(role.id),
                    *(_cell(role, each) for each in some),
                    posts.role(role.deputy),
                )
                for role in roles
                if any(right.type in some for right in role.authority)
            ),
        )


def _cell(role: Role, wanted: str) -> str:
    return ", ".join(limit(each) for each in role.authority if each.type == wanted)


def _deputies(book: Book) -> Iterator[str]:
    posts = Signposts(book, PATH)
    yield "Where a role is away, the holder of its deputy role acts, and says for whom."
    yield table(
        ("Role", "Held by", "Deputy", "Who that is"),
        (
            (
                posts.role(role.id),
                held_by(book, role.id),
                posts.role(role.deputy),
                held_by(book, role.deputy) if role.deputy else "",
            )
            for role in book.roles.values()
        ),
    )


def _approvals(book: Book) -> Iterator[str]:
    posts = Signposts(book, PATH)
    if not book.approvals:
        yield "No process asks for an approval."
        return
    yield table(
        ("Decision", "Only if", "Decided by", "Right that it takes", "Process"),
        (
            (
                posts.step(line),
                line.condition,
                _deciders(line, posts),
                asked(line),
                posts.process(line.process.id),
            )
            for line in book.approvals
        ),
    )


def _deciders(line: StepLine, posts: Signposts) -> Markdown:
    """Who decides; how many of them, where one is not enough."""
    role = posts.performer(line.doer, line)
    match line.step.deed:
        case Approval(quorum=quorum) if quorum > 1:
            return joined((role, f"({quorum} people)"))
    return role
