"""A number has no unit.

Somebody writes 2, and it is not known whether thousands of euro, hours or percent. Whole numbers
(`integer`) count what their label names, and need none. Source: ISO 80000.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: read, title: Read the invoice, collect: {amount: {type: number}}}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: read, title: Read the invoice, collect: {amount: {type: number, unit: EUR}}}

Fix: `unit:`; `%` and `1` (a ratio) are units too.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts, ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.fields import FieldType


@rule(code="DAT009", severity=Severity.WARNING, profile=Profile.TEAM)
def unit_missing(facts: ProcessFacts | ProjectFacts) -> Iterator[Hit]:
    """At the type of the field."""
    for field in facts.described:
        if field.type is FieldType.NUMBER and not field.unit:
            yield Hit(
                field.at.span("type"),
                f"field '{field.name}' is a number without a unit. Nobody knows what a 2 means "
                "there. Write `unit`, such as EUR, h or %.",
            )
