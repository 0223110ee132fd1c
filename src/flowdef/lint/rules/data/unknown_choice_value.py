"""A condition compares a choice with a value that is not among its choices.

Such a comparison is never true (or always), which is not what somebody meant. What a
scenario answers must be among the choices too.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {origin: {type: choice, choices: [domestic, abroad], required: true}}
    steps:
      - {id: customs, title: Ask for the customs paper, when: origin == "foreign"}
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {origin: {type: choice, choices: [domestic, abroad], required: true}}
    steps:
      - {id: customs, title: Ask for the customs paper, when: origin == "abroad"}
      - {id: pay, title: Pay the invoice}

Fix: write one of the choices, or add the value to them.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts, ProjectFacts
from flowdef.lint.misfits import misfits
from flowdef.lint.remedies import instead_of, nearest_instead
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.lint.wording import sentence


@rule(code="DAT005", severity=Severity.ERROR, profile=Profile.BASIC)
def unknown_choice_value(facts: ProcessFacts | ProjectFacts) -> Iterator[Hit]:
    """At the value."""
    for parsed, fault in facts.faults("choice"):
        said = f"in {parsed.where}: {sentence(fault.message)} {_WHY}"
        sign = parsed.text.text[fault.offset]  # the quote that it is written in
        near = f"{sign}{fault.instead}{sign}" if fault.instead and sign in "\"'" else ""
        yield Hit(parsed.place(fault), said, instead_of(parsed, fault, near))
    for misfit in misfits(facts) if isinstance(facts, ProcessFacts) else ():
        if misfit.field.choices:
            hint = "Write one of them, or add the value to `choices`."
            at, raw = misfit.at.span(), misfit.raw
            fix = nearest_instead(at, raw, misfit.field.choices) if isinstance(raw, str) else None
            yield Hit(at, f"{misfit.said}: {sentence(misfit.message)} {hint}", fix)


_WHY = "No answer is ever equal to it. Write one of the choices, or add it to `choices`."
