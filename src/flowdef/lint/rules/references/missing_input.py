"""A call leaves out an input that the called process requires.

The called process could not start when its turn comes. An input with a `default` may be left
out.

Fails:

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the supplier, process: check-supplier}

    # processes/check-supplier.yaml
    kind: process
    id: check-supplier
    title: Check a supplier
    inputs: {supplier: {type: text, required: true}}
    steps:
      - {id: register, title: Look into the register}

Passes:

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check, process: check-supplier, with: {supplier: ACME}}

    # processes/check-supplier.yaml
    kind: process
    id: check-supplier
    title: Check a supplier
    inputs: {supplier: {type: text, required: true}}
    steps:
      - {id: register, title: Look into the register}

Fix: give the value under `with`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.calls import followed
from flowdef.lint.rule import Hit, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Calling, callings


@library_rule(code="REF014", severity=Severity.ERROR, profile=Profile.BASIC, takes=callings)
def missing_input(calls: tuple[Calling, ...], around: Surroundings) -> Iterator[Hit]:
    """At the name of the called process."""
    for call, called in followed(calls, around):
        given = {name for name, _ in call.inputs}
        for field in called.inputs:
            if field.required and field.default is None and field.name not in given:
                yield Hit(
                    call.process.at,
                    f"process '{called.id}' requires '{field.name}' ({field.title}), which "
                    f"'{call.by}' does not give. It could not start. "
                    f"Add `{field.name}` to `with`.",
                )
