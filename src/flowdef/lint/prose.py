"""Prose: the texts of a process that tell people what to do, and what may stand in them."""

from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from flowdef.findings import Places, Span
from flowdef.lint.english.commands import english
from flowdef.lint.english.flaws import Flaw
from flowdef.lint.english.sentences import sentences
from flowdef.lint.texts import all_prose
from flowdef.model.process import Process, Step

_JOINTS = ("/", "\u2013", "\u2014", "[", "(")
_MARKS = ".,;:!?()[]{}<>\"'“”\u2018\u2019*_`=|+&#-"


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


class Prose(Struct, frozen=True, dict=True):
    """The texts of the steps of a process; each look at all of them is taken once."""

    process: Process

    @cached_property
    def whole(self) -> str:
        """All texts of the steps and stages in one."""
        return all_prose(self.process)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Every word of the texts of the steps, as written, without marks around it."""
        text = self.whole
        for mark in _JOINTS:
            text = text.replace(mark, " ")
        return frozenset([word.strip(_MARKS) for word in frozenset(text.split())])

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word in small letters; none where the document is not English: it is not judged."""
        words = frozenset([word.lower() for word in self.tokens])
        return words if english(words) else frozenset()

    def holding(self, signs: Collection[str]) -> Callable[[Passage], bool]:
        """A quick first look: whether a text may hold one of these words."""
        here = self.words.intersection(signs)
        return lambda passage: any(sign in passage.text.lower() for sign in here)

    def head(self) -> Iterator[Passage]:
        """What the document says of itself."""
        process = self.process
        said = (("title", process.title), ("description", process.description))
        for key, text in (*said, ("purpose", process.control.purpose), ("result", process.result)):
            yield Passage(text, process.at, (key,), "the document")

    def titles(self) -> Iterator[Passage]:
        """The title of each step."""
        for step in self.process.steps:
            yield Passage(step.title, step.at, ("title",), _of(step))

    def instructions(self) -> Iterator[Passage]:
        """The instructions of each step that has some."""
        for step in self.process.steps:
            if step.instructions:
                yield Passage(step.instructions, step.at, ("instructions",), _of(step))

    @cached_property
    def told(self) -> tuple[Passage, ...]:
        """The sentences of all instructions."""
        return tuple(each for text in self.instructions() for each in text.sentences())

    def orders(self) -> Iterator[Passage]:
        """Titles, and the sentences of the instructions."""
        yield from self.titles()
        yield from self.told

    def warnings(self) -> Iterator[Passage]:
        """The sentences of warnings and cautions."""
        for step in self.process.steps:
            if step.warnings:
                yield from _sentences(step, "warning", step.warnings)
            if step.cautions:
                yield from _sentences(step, "caution", step.cautions)

    def notes(self) -> Iterator[Passage]:
        """The sentences of notes."""
        for step in self.process.steps:
            if step.notes:
                yield from _sentences(step, "note", step.notes)

    def criteria(self) -> Iterator[Passage]:
        """What is ticked, and what is to be seen."""
        for step in self.process.steps:
            if step.checklist:
                yield from _lines(step, "checklist", step.checklist)
            if step.expect:
                yield Passage(step.expect, step.at, ("expect",), _of(step))


def _of(step: Step) -> str:
    return f"step '{step.id}'"


def _lines(step: Step, key: str, lines: tuple[str, ...]) -> Iterator[Passage]:
    for place, line in enumerate(lines):
        yield Passage(line, step.at, (key, place), _of(step))


def _sentences(step: Step, key: str, lines: tuple[str, ...]) -> Iterator[Passage]:
    for passage in _lines(step, key, lines):
        yield from passage.sentences()
