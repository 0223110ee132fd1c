"""People named: who holds a role, in a phrase."""

from flowdef.model.organization import Person
from flowdef.render.handbook.book import Book
from flowdef.render.words import listed


def held_by(book: Book, role: str) -> str:
    """'Jo and Kim (until 2026-12-31)'; 'nobody' where nobody holds it."""
    return listed(map(named, book.holders.get(role, ()))) or "nobody"


def named(person: Person) -> str:
    """A person's name, and the day on which they leave or left: a page does not know today."""
    return f"{person.name} (until {person.left})" if person.left else person.name
