"""A condition compares a free text with one wording of it.

People write 'Yes', 'yes.' and 'OK'; only one of them is meant, and the step is skipped for the
others without a word. Source: form design.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: read, title: Read the invoice, collect: {origin: {type: text, required: true}}}
      - {id: tax, title: Work out the import tax, when: origin == "abroad"}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - id: read
        title: Read the invoice
        collect: {origin: {type: choice, choices: [domestic, abroad], required: true}}
      - {id: tax, title: Work out the import tax, when: origin == "abroad"}

Fix: make it a `choice`, or `boolean` where there are two.
"""

from collections.abc import Iterator

from flowdef.expressions.tree import Compare, Expression, Literal, Name, children
from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.lint.texts import Use
from flowdef.model.fields import FieldType

_FREE = (FieldType.TEXT, FieldType.LONG_TEXT)


@rule(code="DAT007", severity=Severity.WARNING, profile=Profile.TEAM)
def decision_on_free_text(facts: ProcessFacts) -> Iterator[Hit]:
    """At the condition."""
    free = {field.name for field in facts.described if field.type in _FREE and not field.source}
    for parsed in facts.expressions if free else ():
        if parsed.text.use is not Use.CONDITION:
            continue
        for name in dict.fromkeys(_compared(parsed.expressions)):
            if name in free:
                yield Hit(
                    parsed.text.at.span(*parsed.text.path),
                    f"{parsed.where} compares '{name}', a free text, with one wording of it. Any "
                    "other spelling would not match, and nobody would notice. Make the field a "
                    "`choice`.",
                )


def _compared(expressions: tuple[Expression, ...]) -> Iterator[str]:
    """The fields that are compared with a text that is not empty."""
    for each in expressions:
        if isinstance(each, Compare):
            sides = (each.left, each.right)
            said = any(isinstance(side, Literal) and side.value != "" for side in sides)
            yield from (side.name for side in sides if said and isinstance(side, Name))
        yield from _compared(children(each))
