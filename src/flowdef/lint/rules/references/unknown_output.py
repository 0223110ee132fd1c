"""A step takes a value `from` its sub-process which that process does not hand out.

Only what a process lists under `outputs` may be read by its callers; the value would never
be recorded.

Fails:

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - id: check
        title: Check the supplier
        process: check-supplier
        collect: {ok: {type: boolean, from: cleared}}

    # processes/check-supplier.yaml
    kind: process
    id: check-supplier
    title: Check a supplier
    outputs: {clear: Whether the supplier may be paid}
    steps:
      - id: register
        title: Look into the register
        collect: {clear: {type: boolean, required: true}}

Passes:

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - id: check
        title: Check the supplier
        process: check-supplier
        collect: {ok: {type: boolean, from: clear}}

    # processes/check-supplier.yaml
    kind: process
    id: check-supplier
    title: Check a supplier
    outputs: {clear: Whether the supplier may be paid}
    steps:
      - id: register
        title: Look into the register
        collect: {clear: {type: boolean, required: true}}

Fix: write the name of an output of the called process, or add it to its `outputs`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.calls import callings
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Needs, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.wording import nearest, sentences


@library_rule(code="REF015", severity=Severity.ERROR, profile=Profile.BASIC, needs=Needs.WORKSPACE)
def unknown_output(facts: ProcessFacts, around: Surroundings) -> Iterator[Hit]:
    """At the name under `from`."""
    for call in callings(facts, around):
        for field in call.collect:
            if field.source and field.source not in call.called.outputs:
                yield Hit(
                    field.at.span("from"),
                    sentences(
                        f"process '{call.called.id}' has no output '{field.source}'.",
                        f"'{field.name}' would never be recorded.",
                        nearest(field.source, call.called.outputs)
                        or f"Add it to the `outputs` of '{call.called.id}'.",
                    ),
                )
