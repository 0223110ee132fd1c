"""Role: the handbook of whoever holds a role, said to them."""

from collections.abc import Iterator
from itertools import groupby

from flowdef.model.project import Project
from flowdef.render.handbook.book import Book
from flowdef.render.handbook.frame import heading
from flowdef.render.handbook.parts import ANSWERS, Part
from flowdef.render.handbook.people_named import held_by
from flowdef.render.handbook.rights import limit
from flowdef.render.handbook.shelf import role_page
from flowdef.render.handbook.signposts import Signposts
from flowdef.render.markdown import bullets, joined, table
from flowdef.render.sop_control import notice
from flowdef.render.spoken import Markdown
from flowdef.render.words import Titles, capital, listed, name_of, status

_HEADS = ("No.", "Step", "You", "Due")
_CONDITIONAL = ("No.", "Step", "You", "Only if", "Due")


def page(book: Book, role: str) -> Iterator[str]:
    """Who holds it, what they decide, answer for, own and do, step by step."""
    posts = Signposts(book, role_page(role))
    yield heading(book.roles[role].title)
    if role in book.unknown:
        yield Markdown("> Documents name this role; the organization does not.")
    yield table(("At a glance", "Who"), _card(book, role, posts))
    if book.roles[role].deputy or any(each.deputy == role for each in book.roles.values()):
        yield "Whoever stands in acts with the rights of the one who is away, and says for whom."
    yield from _rights(book, role)
    yield from _standing(book, role, posts)
    yield from _owned(book, role, posts)
    yield from _steps(book, role, posts)
    yield from _projects(book, role, posts)


def _card(book: Book, role: str, posts: Signposts) -> Iterator[tuple[str, str]]:
    deputy = book.roles[role].deputy
    yield "Held by", held_by(book, role)
    if deputy:
        yield "Your deputy", joined((posts.role(deputy), f": {held_by(book, deputy)}"), "")
    else:
        yield "Your deputy", "none"
    represented = [
        joined((posts.role(each.id), f": {held_by(book, each.id)}"), "")
        for each in book.roles.values()
        if each.deputy == role
    ]
    if represented:
        yield "You stand in for", joined(represented, "; ")


def _rights(book: Book, role: str) -> Iterator[str]:
    rights = book.roles[role].authority
    if rights:
        yield heading("What you may decide", 2)
        yield bullets(f"{name_of(each.type)}: {limit(each)}" for each in rights)


def _standing(book: Book, role: str, posts: Signposts) -> Iterator[str]:
    duties = [
        joined((posts.process(process.id), f": {text}"), "")
        for process in book.processes.values()
        for name, text in process.control.responsibilities
        if name == role
    ]
    if duties:
        yield heading("Your standing duties", 2)
        yield bullets(duties)


def _owned(book: Book, role: str, posts: Signposts) -> Iterator[str]:
    owned = [each for each in book.processes.values() if each.control.owner == role]
    if owned:
        yield heading("Documents that you own", 2)
        yield "You answer for them: that they are right, reviewed, and worked by."
        yield table(
            ("Process", "Version", "Status"),
            (
                (
                    posts.process(each.id),
                    each.control.version,
                    status(each.control.status),
                )
                for each in owned
            ),
        )


def _steps(book: Book, role: str, posts: Signposts) -> Iterator[str]:
    yield heading("Your steps", 2)
    parts = book.parts.get(role, ())
    if not parts:
        yield "You take part in no step of a process."
    for _, group in groupby(parts, key=lambda part: part.line.process.id):
        yield from _of_process(list(group), posts)


def _of_process(parts: list[Part], posts: Signposts) -> Iterator[str]:
    """The steps of one process; that somebody answers for all of them is said once."""
    process = parts[0].line.process
    yield Markdown(f"### {posts.process(process.id)}")
    if said := notice(process):
        yield said
    if all(ANSWERS in part.deeds for part in parts) and len(parts) == len(process.steps) > 1:
        yield f"You answer for all its {len(parts)} steps (A)."
        parts = [part.without(ANSWERS) for part in parts]
    yield _table([part for part in parts if part.deeds], posts)


def _table(parts: list[Part], posts: Signposts) -> Markdown:
    """A row a step; conditions stand in a column of their own where there are some."""
    conditions = [part.line.condition for part in parts]
    heads = _CONDITIONAL if any(conditions) else _HEADS
    return table(
        heads,
        (
            (
                str(part.line.number),
                posts.step(part.line),
                capital(listed(part.deeds)),
                *([condition] if any(conditions) else []),
                part.line.due,
            )
            for part, condition in zip(parts, conditions, strict=True)
        ),
    )


def _projects(book: Book, role: str, posts: Signposts) -> Iterator[str]:
    found = [(each, list(_in_project(each, role))) for each in book.projects.values()]
    if any(texts for _, texts in found):
        yield heading("Your part in projects", 2)
    for project, texts in found:
        if texts:
            yield Markdown(f"### {posts.project(project)}")
            yield bullets(texts)


def _in_project(project: Project, role: str) -> Iterator[str]:
    for task in project.tasks:
        if any(each.role == role for each in task.assigned):
            yield task.title
    results = Titles(project.deliverables)
    for handover in project.handover:
        what = results[handover.deliverable]
        if handover.to == role:
            yield f"You take over: {what}"
        if handover.accepted_by == role:
            yield f"You accept: {what}"
