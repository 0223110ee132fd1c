"""A document in force calls a process that is out of force.

A run would be refused at its start, and whoever reads on finds rules that hold no more. Source: ISO
9001:2008, 4.2.3 g, unintended use of obsolete documents.

Fails:

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    status: effective
    steps:
      - {id: check, title: Check the supplier, process: check-supplier}

    # processes/check-supplier.yaml
    kind: process
    id: check-supplier
    title: Check a supplier
    status: obsolete
    steps:
      - {id: register, title: Look into the register}

Passes:

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    status: effective
    steps:
      - {id: check, title: Check the supplier, process: check-supplier}

    # processes/check-supplier.yaml
    kind: process
    id: check-supplier
    title: Check a supplier
    status: effective
    steps:
      - {id: register, title: Look into the register}

Fix: call the process that took its place.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.rule import Hit, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Word, live_processes
from flowdef.lint.wording import listed, sentences


@library_rule(code="REF005", severity=Severity.ERROR, profile=Profile.TEAM, takes=live_processes)
def refers_to_obsolete(named: tuple[Word, ...], around: Surroundings) -> Iterator[Hit]:
    """At the process's name."""
    for word, at in named:
        entry = around.processes.get(word)
        if entry and entry.status == "obsolete":
            heirs = around.replaced_by.get(word, ())
            message = sentences(
                f"`process` names '{word}', which is out of force (`status: obsolete`).",
                "A run would be refused at its start.",
                f"Call {listed(heirs)}, which took its place." if heirs else "Call another one.",
            )
            yield Hit(at, message)
