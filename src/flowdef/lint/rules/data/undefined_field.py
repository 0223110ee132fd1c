"""An expression, a `{field: …}`, an output or a scenario uses a field that nobody asks for.

Fields are the `inputs` of the document and what steps `collect`. A name that is neither can
never have a value: a condition would block its step, a text would show a hole. Source:
actionlint, contexts.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {supplier: {type: text, required: true}}
    steps:
      - {id: pay, title: "Pay {{ suplier }}"}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {supplier: {type: text, required: true}}
    steps:
      - {id: pay, title: "Pay {{ supplier }}"}

Fix: write the name of a field, or ask for it: under `inputs`, or with `collect` in a step
that comes before.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts, ProjectFacts
from flowdef.lint.named_fields import given_values
from flowdef.lint.remedies import nearest_instead
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.lint.wording import nearest, sentence, sentences


@rule(code="DAT001", severity=Severity.ERROR, profile=Profile.MIN)
def undefined_field(facts: ProcessFacts | ProjectFacts) -> Iterator[Hit]:
    """At the name, inside a text too."""
    for parsed, fault in facts.faults("name"):
        said = f"in {parsed.where}: {sentence(fault.message)} {_WHY}"
        at = parsed.place(fault)
        name = parsed.text.text[fault.offset : fault.offset + fault.length]
        yield Hit(at, said, nearest_instead(at, name, tuple(facts.fields)))
    if isinstance(facts, ProcessFacts):
        yield from _named(facts)
        yield from _given(facts)


_WHY = "Nobody asks for it, so it never has a value."


def _named(facts: ProcessFacts) -> Iterator[Hit]:
    for named in facts.named_fields:
        name = named.mention.word
        if name not in facts.fields:
            hint = nearest(name, tuple(facts.fields)) or "Ask for it first: `inputs` or `collect`."
            said = sentences(f"{named.said} names '{name}', which is no field.", _WHY, hint)
            at = named.mention.span()
            yield Hit(at, said, nearest_instead(at, name, tuple(facts.fields)))


def _given(facts: ProcessFacts) -> Iterator[Hit]:
    inputs = [field.name for field in facts.process.inputs]
    for scenario in facts.process.scenarios:
        for given in given_values(scenario):
            name = given.mention.word
            if not given.step:
                known, said = inputs, "the process has no input"
            elif given.step in facts.step:
                known = [field.name for field in facts.step[given.step].collect]
                said = f"step '{given.step}' does not ask for"
            else:
                continue  # an unknown step is STR003
            if name not in known:
                why = "The value in the scenario would go nowhere."
                at = given.mention.span()
                message = sentences(f"{said} '{name}'.", why, nearest(name, known))
                yield Hit(at, message, nearest_instead(at, name, known))
