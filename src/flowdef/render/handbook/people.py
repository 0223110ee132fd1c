"""People: who is who, and which roles they hold."""

from collections.abc import Iterator

from flowdef.model.organization import Person
from flowdef.model.project import Project
from flowdef.render.handbook.book import Book
from flowdef.render.handbook.frame import heading
from flowdef.render.handbook.signposts import Signposts
from flowdef.render.markdown import joined, link, table
from flowdef.render.spoken import Markdown

PATH, TITLE = "people.md", "People"


def page(book: Book) -> Iterator[str]:
    """A row a person, and the roles that nobody holds."""
    posts = Signposts(book, PATH)
    organization = book.shelf.organization
    people = organization.people if organization else ()
    order = {role: at for at, role in enumerate(book.roles)}
    yield heading(TITLE)
    if not people:
        yield "The organization names no people."
        return
    yield table(
        ("Person", "Roles", "Manages", "Mail", "With us"),
        (
            (
                each.name,
                posts.roles(sorted(each.roles, key=order.__getitem__)),
                joined(map(posts.project, _managed(book, each)), ", "),
                _mail(each),
                _here(each),
            )
            for each in sorted(people, key=lambda each: (each.name.casefold(), each.id))
        ),
    )
    vacant = [role for role in book.roles if role not in book.holders]
    if vacant:
        yield heading("Roles that nobody holds", 2)
        yield posts.roles(vacant)


def _managed(book: Book, person: Person) -> list[Project]:
    return [each for each in book.projects.values() if each.manager == person.id]


def _mail(person: Person) -> str:
    return link(person.email, f"mailto:{person.email}") if person.email else Markdown()


def _here(person: Person) -> str:
    """From when to when: a page does not know today, so it says both."""
    if person.joined and person.left:
        return f"{person.joined} to {person.left}"
    if person.joined:
        return f"since {person.joined}"
    return f"until {person.left}" if person.left else ""
