"""Authority: what each role may decide, who stands in, and which steps ask for a decision."""

from collections.abc import Iterator
from decimal import Decimal

from flowdef.model.organization import Right
from flowdef.model.process import Approval
from flowdef.render.handbook.book import Book
from flowdef.render.handbook.frame import heading
from flowdef.render.handbook.parts import StepLine
from flowdef.render.handbook.people_named import held_by
from flowdef.render.handbook.rights import asked, limit
from flowdef.render.handbook.signposts import Signposts
from flowdef.render.markdown import joined, table
from flowdef.render.spoken import Markdown
from flowdef.render.words import name_of

PATH, TITLE = "authority.md", "Authority and deputies"


def page(book: Book) -> Iterator[str]:
    """The map of roles, authority and deputies, then every decision that a process asks for."""
    yield heading(TITLE)
    yield heading("Who may decide what", 2)
    yield from _rights(book)
    yield heading("Who stands in for whom", 2)
    yield from _deputies(book)
    yield heading("What is approved by whom", 2)
    yield from _approvals(book)


def _rights(book: Book) -> Iterator[str]:
    posts = Signposts(book, PATH)
    rights = [(right, role) for role in book.roles.values() for right in role.authority]
    if not rights:
        yield "No role has a right of its own to decide."
        return
    yield (
        "Up to its limit a role decides alone; above it, ask the next one. "
        "A deputy decides with the rights of the role that they stand in for."
    )
    yield table(
        ("Decision about", "Role", "How far", "Deputy"),
        (
            (name_of(right.type), posts.role(role.id), limit(right), posts.role(role.deputy))
            for right, role in sorted(rights, key=lambda each: _rank(each[0]))
        ),
    )


def _rank(right: Right) -> tuple[str, bool, str, Decimal]:
    """By what is decided; the lowest limit first, what has none last."""
    return right.type, right.limit is None, right.currency, right.limit or Decimal(0)


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
