"""`with` gives a value that the called process does not ask for.

The value would be lost, and the input that somebody meant would stay empty.

Fails:

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check, process: check-supplier, with: {suplier: ACME}}

    # processes/check-supplier.yaml
    kind: process
    id: check-supplier
    title: Check a supplier
    inputs: {supplier: {type: text}}
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
    inputs: {supplier: {type: text}}
    steps:
      - {id: register, title: Look into the register}

Fix: write the name of an input of the called process, or add the input there.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.calls import followed
from flowdef.lint.remedies import nearest_instead
from flowdef.lint.rule import Hit, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Calling, callings
from flowdef.lint.wording import nearest, sentences


@library_rule(code="REF013", severity=Severity.ERROR, profile=Profile.BASIC, takes=callings)
def unknown_input(calls: tuple[Calling, ...], around: Surroundings) -> Iterator[Hit]:
    """At the name under `with`."""
    for call, called in followed(calls, around):
        known = [field.name for field in called.inputs]
        for name, at in call.inputs:
            if name not in known:
                yield Hit(
                    at,
                    sentences(
                        f"'{call.by}' gives '{name}', which process '{called.id}' does not ask "
                        "for.",
                        "The value would be lost.",
                        nearest(name, known) or "It has no inputs: leave `with` out.",
                    ),
                    nearest_instead(at, name, known),
                )
