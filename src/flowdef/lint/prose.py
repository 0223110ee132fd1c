"""Prose: the texts of a process that tell people what to do, and what may stand in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from flowdef.findings import Places, Span
from flowdef.lint.english.commands import english
from flowdef.lint.english.flaws import Flaw
from flowdef.lint.english.sentences import sentences
from flowdef.lint.texts import all_prose
from flowdef.model.process import Process, Step

_MARKS = str.maketrans(dict.fromkeys("\n.,;:!?()[]{}<>\"'“”\u2018\u2019*_`/=|+&#-–—", " "))


class Passage(NamedTuple):
    """A text, or a sentence of one that begins at `offset`, and where the text stands."""

    text: str
    at: Places
    path: tuple[str | int, ...]
    owner: str = ""
    offset: int = 0

    def span(self, flaw: Flaw) -> Span:
        """Where the words stand that are wrong."""
        return self.at.inside(self.offset + flaw.offset, len(flaw.said), *self.path)

    def sentences(self) -> Iterator["Passage"]:
        """The text in its sentences."""
        if "\n" not in self.text and ". " not in self.text:
            yield self
            return
        for each in sentences(self.text):
            yield self._replace(text=each.text, offset=self.offset + each.offset)


@dataclass(frozen=True)
class Prose:
    """The texts of the steps of a process; each look at all of them is taken once."""

    process: Process

    @cached_property
    def whole(self) -> str:
        """All texts of the steps and stages in one."""
        return all_prose(self.process)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Every word of the texts of the steps, as written, without marks."""
        return frozenset(self.whole.translate(_MARKS).split())

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word in small letters; none where the document is not English: it is not judged."""
        words = frozenset(self.whole.lower().translate(_MARKS).split())
        return words if english(words) else frozenset()

    def titles(self) -> Iterator[Passage]:
        """The title of each step."""
        for step in self.process.steps:
            yield Passage(step.title, step.at, ("title",), _of(step))

    def instructions(self) -> Iterator[Passage]:
        """The instructions of each step that has some."""
        for step in self.process.steps:
            if step.instructions:
                yield Passage(step.instructions, step.at, ("instructions",), _of(step))

    def orders(self) -> Iterator[Passage]:
        """Titles, and the sentences of the instructions."""
        yield from self.titles()
        for text in self.instructions():
            yield from text.sentences()

    def warnings(self) -> Iterator[Passage]:
        """The sentences of warnings and cautions."""
        for step in self.process.steps:
            for key, lines in (("warning", step.warnings), ("caution", step.cautions)):
                for passage in _lines(step, key, lines):
                    yield from passage.sentences()

    def notes(self) -> Iterator[Passage]:
        """The sentences of notes."""
        for step in self.process.steps:
            for passage in _lines(step, "note", step.notes):
                yield from passage.sentences()

    def criteria(self) -> Iterator[Passage]:
        """What is ticked, and what is to be seen."""
        for step in self.process.steps:
            yield from _lines(step, "checklist", step.checklist)
            if step.expect:
                yield Passage(step.expect, step.at, ("expect",), _of(step))


def _of(step: Step) -> str:
    return f"step '{step.id}'"


def _lines(step: Step, key: str, lines: tuple[str, ...]) -> Iterator[Passage]:
    for place, line in enumerate(lines):
        yield Passage(line, step.at, (key, place), _of(step))
