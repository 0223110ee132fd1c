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
from flowdef.lint.calls import followed
from flowdef.lint.remedies import nearest_instead
from flowdef.lint.rule import Hit, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Calling, callings
from flowdef.lint.wording import nearest, sentences


@library_rule(code="REF015", severity=Severity.ERROR, profile=Profile.BASIC, takes=callings)
def unknown_output(calls: tuple[Calling, ...], around: Surroundings) -> Iterator[Hit]:
    """At the name under `from`."""
    for call, called in followed(calls, around):
        for field, output in call.outputs:
            if output.word not in called.outputs:
                yield Hit(
                    output.at,
                    sentences(
                        f"'{call.by}' takes '{output.word}' from process '{called.id}', which has "
                        "no such output.",
                        f"'{field}' would never be recorded.",
                        nearest(output.word, called.outputs)
                        or f"Add it to the `outputs` of '{called.id}'.",
                    ),
                    nearest_instead(output.at, output.word, called.outputs),
                )
