"""Glossary: the terms of all documents together, and which of them mean more than one thing."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from flowdef.model.process import Process
from flowdef.render.handbook.book import Book
from flowdef.render.handbook.frame import heading
from flowdef.render.handbook.signposts import Signposts
from flowdef.render.markdown import joined, table
from flowdef.render.words import count

PATH, TITLE = "glossary.md", "Glossary"


class Meaning(NamedTuple):
    """One meaning of a term, as the first document writes it, and all documents that give it."""

    term: str
    text: str
    documents: tuple[Process, ...]


def page(book: Book) -> Iterator[str]:
    """A row for each meaning; first the terms that have several, side by side."""
    posts = Signposts(book, PATH)
    yield heading(TITLE)
    found = meanings(book)
    if not found:
        yield "No document defines a term."
        return
    several = [each for each in found if len(each) > 1]
    single = [each for each in found if len(each) == 1]
    if several:
        yield heading("Terms that mean more than one thing", 2)
        yield (
            f"{_terms(len(several))} differently in different documents. "
            "Read each with its own document, or agree on one meaning."
        )
        yield _rows(several, posts)
    if several and single:
        yield heading("All other terms", 2)
    yield _rows(single, posts)


def meanings(book: Book) -> list[list[Meaning]]:
    """The meanings of each term, by term: the same in other letters or with a dot are one."""
    found: defaultdict[str, dict[str, tuple[str, str, list[Process]]]] = defaultdict(dict)
    for process in book.processes.values():
        for term, text in process.control.definitions:
            meaning = found[_same(term)].setdefault(_same(text), (term, text, []))
            meaning[2].append(process)
    return [
        [Meaning(term, text, tuple(documents)) for term, text, documents in found[key].values()]
        for key in sorted(found)
    ]


def _same(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()


def _terms(number: int) -> str:
    return f"{count(number, 'term')} {'is' if number == 1 else 'are'} used"


def _rows(terms: list[list[Meaning]], posts: Signposts) -> str:
    return table(
        ("Term", "Meaning", "Defined in"),
        (
            (
                meaning.term,
                meaning.text,
                joined((posts.process(each.id) for each in meaning.documents), ", "),
            )
            for term in terms
            for meaning in term
        ),
    )
