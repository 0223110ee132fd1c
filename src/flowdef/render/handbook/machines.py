"""Machines: every step that a machine does, and who does it by hand where that fails."""

from collections.abc import Iterator
from typing import assert_never

from flowdef.model.process import Automation, Command, Email, Http
from flowdef.render.handbook.book import Book
from flowdef.render.handbook.frame import heading
from flowdef.render.handbook.parts import StepLine
from flowdef.render.handbook.signposts import Signposts
from flowdef.render.markdown import table

PATH, TITLE = "machines.md", "What machines do"


def page(book: Book) -> Iterator[str]:
    """A row for each automated step."""
    posts = Signposts(book, PATH)
    yield heading(TITLE)
    if not book.machines:
        yield "No step is done by a machine."
        return
    yield "Where a machine fails, a person does the step by hand; the step itself says how."
    yield table(
        ("Step", "Done by", "If that fails", "Process"),
        (
            (
                posts.step(line),
                _how(line),
                posts.performer(line.doer, line) or "anybody",
                posts.process(line.process.id),
            )
            for line in book.machines
        ),
    )


def _how(line: StepLine) -> str:
    assert isinstance(line.step.deed, Automation)  # noqa: S101 (the book lists no others)
    action = line.step.deed.action
    match action:
        case Command():
            return "a command"
        case Http():
            return "a web service"
        case Email():
            return "a mail"
        case _:
            assert_never(action)
