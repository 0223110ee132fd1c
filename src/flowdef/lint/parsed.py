"""Parsed: the expressions of a document, parsed and checked once for all rules."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from flowdef.expressions import check
from flowdef.expressions.parse import condition, template
from flowdef.expressions.tree import Expression, Fault
from flowdef.findings import Span
from flowdef.lint.texts import Text, Use
from flowdef.lint.varying import varies
from flowdef.model.fields import Field

_NAME = re.compile(r"\{\{[ \t\r\n]*([A-Za-z_][A-Za-z0-9_]*)[ \t\r\n]*\}\}")


class Parsed(Struct, frozen=True):
    """A text with its expressions (a condition is one) as checked, and what is wrong with them.

    Where it has faults, the expressions are those that could be read all the same. `varies` says
    of a condition that it surely comes out both ways; without it, that takes a closer look.
    """

    text: Text
    expressions: tuple[Expression, ...]
    faults: tuple[Fault, ...]
    varies: bool = False

    def place(self, fault: Fault) -> Span:
        """Where a fault stands in the file."""
        return self.text.inside(fault.offset, fault.length)

    @property
    def where(self) -> str:
        """What the text is, in words: `the condition of step 'pay'`."""
        return self.text.where


def parsed(texts: Iterable[Text], fields: Mapping[str, Field]) -> Iterator[Parsed]:
    """Each text, parsed and checked against the fields."""
    for text in texts:
        read = _condition if text.use is Use.CONDITION else _text
        yield read(text, fields)


def plain(text: str, fields: Mapping[str, Field]) -> bool:
    """Whether a text for people holds but names of known fields: then nothing is wrong with it.

    Nearly all texts are so, and parsing them would cost more than all rules together.
    """
    found = _NAME.findall(text)
    return len(found) == text.count("{{") and fields.keys() >= set(found)


def faults_of(
    expressions: Iterable[Parsed], kinds: tuple[str, ...]
) -> tuple[tuple[Parsed, Fault], ...]:
    """The faults of these kinds, each with the text that it was found in."""
    return tuple(
        (each, fault)
        for each in expressions
        if each.faults
        for fault in each.faults
        if fault.kind in kinds
    )


def _condition(text: Text, fields: Mapping[str, Field]) -> Parsed:
    tree = condition(text.text)
    if isinstance(tree, Fault):
        return Parsed(text, (), (tree,))
    if varies(tree, fields):
        return Parsed(text, (tree,), (), varies=True)
    checked = check.check_condition(tree, fields)
    return Parsed(text, (checked.expression,), checked.faults)


def _text(text: Text, fields: Mapping[str, Field]) -> Parsed:
    tree = template(text.text)
    if isinstance(tree, Fault):
        return Parsed(text, (), (tree,))
    checked = check.check_text(tree, fields)
    return Parsed(text, checked.template.expressions, checked.faults)
