"""Reads: where a process needs the value of a field, and what holds when it does."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flowdef.expressions.tree import Expression, Filter, Literal, Logic, Name, children
from flowdef.findings import Span
from flowdef.lint.named_fields import NamedField
from flowdef.lint.parsed import Parsed
from flowdef.lint.texts import Use
from flowdef.model.process import Stage, Step
from flowdef.paths.search import Goal


class Read(NamedTuple):
    """A field that must have a value: who reads it, what holds then, and where it is written.

    `goals` hold once evaluation has come to it, besides the conditions of whoever reads it.
    """

    name: str
    reader: Step | Stage
    goals: tuple[Goal, ...]
    place: "Parsed | NamedField"
    at: tuple[int, int] = (0, 0)

    def span(self) -> Span:
        """Where the name stands."""
        if isinstance(self.place, NamedField):
            return self.place.mention.span()
        return self.place.text.inside(*self.at)

    @property
    def decides(self) -> bool:
        """Whether it is a condition that reads it; else the reader is already to be done."""
        return isinstance(self.place, Parsed) and self.place.text.use is Use.CONDITION

    @property
    def said(self) -> str:
        """What reads it, in words."""
        return self.place.said if isinstance(self.place, NamedField) else self.place.where


def reads_in(expressions: Sequence[Parsed]) -> Iterator[Read]:
    """The fields that conditions and values read outside of `default(…)`, each text once.

    Prose is left out: it shows that a value is not recorded. Texts with faults are, too.
    """
    for parsed in expressions:
        text = parsed.text
        if text.use is Use.PROSE or parsed.faults or text.owner is None:
            continue
        seen: set[str] = set()
        for expression in parsed.expressions:
            for name, reached in _named(expression, ()):
                if name.name not in seen:
                    seen.add(name.name)
                    yield Read(name.name, text.owner, reached, parsed, name.at)


def reads_by_name(named: Sequence[NamedField]) -> Iterator[Read]:
    """The fields whose dates waits and due dates go by, and whose amounts approvals decide on."""
    for each in named:
        if each.step:
            yield Read(each.mention.word, each.step, (), each)


def _named(expression: Expression, goals: tuple[Goal, ...]) -> list[tuple[Name, tuple[Goal, ...]]]:
    """The names that are read, each with what holds once evaluation has come there.

    `a and b` reads b only where a is true, `a or b` only where it is false.
    """
    # Asked of every condition, and class patterns take longer.
    if isinstance(expression, Name):
        return [(expression, goals)]
    found: list[tuple[Name, tuple[Goal, ...]]] = []
    if isinstance(expression, Literal):
        return found
    if isinstance(expression, Logic):
        for part in expression.parts:
            found += _named(part, goals)
            goals = (*goals, (part, expression.operator == "and"))
    elif isinstance(expression, Filter) and expression.name == "default":
        found += _named(expression.argument, goals) if expression.argument else []
    else:
        for child in children(expression):
            found += _named(child, goals)
    return found
