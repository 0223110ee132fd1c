"""A field contradicts itself: a default that it would not take, bounds the wrong way round.

The default would be refused when it is proposed, a pattern that is none fits nothing, and
between a `min` and a smaller `max` there is no value.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {origin: {type: choice, choices: [domestic, abroad], default: foreign}}
    steps:
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {origin: {type: choice, choices: [domestic, abroad], default: domestic}}
    steps:
      - {id: pay, title: Pay the invoice}

Fix: correct the key that the message names.
"""

from collections.abc import Iterator

from flowdef.expressions.definition import problems
from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts, ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.lint.wording import sentence
from flowdef.model.fields import Field


@rule(code="DAT013", severity=Severity.ERROR, profile=Profile.BASIC)
def unusable_field(facts: ProcessFacts | ProjectFacts) -> Iterator[Hit]:
    """At the key that cannot be used."""
    for field in facts.described:
        if _is_plain(field):
            continue
        for key, reason in problems(field):
            yield Hit(
                field.at.span(key),
                f"field '{field.name}': {sentence(reason)} Nobody could answer it as it stands. "
                f"Correct `{key}`, or what it contradicts.",
            )


def _is_plain(field: Field) -> bool:
    """Whether a field says nothing that could contradict itself."""
    return not (field.pattern or field.min is not None or field.max is not None) and (
        field.default is None
    )
