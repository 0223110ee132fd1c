"""Spoken: sentences with links in them, before anybody knows in which language they are printed."""

import re
from typing import Any

from msgspec import Struct

# A browser passes over these before it reads a scheme, and over some of them within it.
_UNSEEN = re.compile(r"[\x00-\x20\x7f]+")
_SCHEME = re.compile(r"(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", re.IGNORECASE | re.ASCII)


class Markdown(str):
    """Text that is Markdown already; everything else is escaped where it is printed."""

    __slots__ = ()


class Authored(Markdown):
    """Markdown of an author, made safe: nothing in it is a heading, whatever it looks like."""

    __slots__ = ()


class Link(Struct, frozen=True):
    """A word that leads somewhere.

    Attributes:
        text: What the reader clicks on.
        target: A web address, or the way to a file as seen from the page; never empty.
    """

    text: str
    target: str


# Phrases and links, printed one after the other with a blank between; empty: nothing is said.
Said = tuple[str | Link, ...]


def cells(row: Any) -> tuple[object, ...]:
    """What stands in the row of a table: a tuple, or one of a page's parts with all its fields."""
    return (
        row
        if isinstance(row, tuple)
        else tuple(getattr(row, each) for each in row.__struct_fields__)
    )


def link(text: str, target: str) -> str | Link:
    """A link to a web address or a file; any other target, a script say, stays text."""
    if not target:
        return text
    return f"{text}: {target}" if _SCHEME.match(_UNSEEN.sub("", target)) else Link(text, target)
