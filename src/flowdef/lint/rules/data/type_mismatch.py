"""Text is compared with a number, a date with a duration; a field is of a type that cannot be.

What cannot be compared can never be decided. A `{field: …}` that says who does a step must be
a person, one that says until when must be a date, and an amount must be a number. A value that
a scenario gives must be of the type of its field. Source: actionlint, strict comparison.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {amount: {type: number, required: true}}
    steps:
      - {id: check, title: Check it twice, when: amount > "1000"}
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {amount: {type: number, required: true}}
    steps:
      - {id: check, title: Check it twice, when: amount > 1000}
      - {id: pay, title: Pay the invoice}

Fix: numbers stand without quotes; dates and durations with: `"2027-03-01"`, `"2d"`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts, ProjectFacts
from flowdef.lint.misfits import misfits
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.lint.wording import sentence


@rule(code="DAT004", severity=Severity.ERROR, profile=Profile.BASIC)
def type_mismatch(facts: ProcessFacts | ProjectFacts) -> Iterator[Hit]:
    """At what cannot be compared, or the name or value that does not fit."""
    for parsed, fault in facts.faults("type"):
        said = f"in {parsed.where}: {sentence(fault.message)} {_WHY}"
        yield Hit(parsed.place(fault), said)
    if isinstance(facts, ProcessFacts):
        yield from _named(facts)
        for misfit in misfits(facts):
            if not misfit.field.choices:
                yield Hit(misfit.at.span(), f"{misfit.said}: {sentence(misfit.message)} {_HOW}")


_WHY = "It could never be worked out. Correct the expression, or the type of the field."
_HOW = "Correct the value, or the type of the field."


def _named(facts: ProcessFacts) -> Iterator[Hit]:
    for named in facts.named_fields:
        field = facts.fields.get(named.mention.word)
        if field and named.types and field.type not in named.types:
            wanted = " or ".join(f"a {each}" for each in named.types)
            yield Hit(
                named.mention.span(),
                f"{named.said} needs {wanted}, and '{field.name}' is of type {field.type}. "
                "It could not be used there. Name another field, or change its type.",
            )
