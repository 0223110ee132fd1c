"""A step, a task or a handover names a process that does not exist.

A run would be refused at its start, because a part of it is missing. A process whose file has
errors of its own is known, and nothing is said here.

Fails:

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the supplier, process: check-suplier}

    # processes/check-supplier.yaml
    kind: process
    id: check-supplier
    title: Check a supplier
    steps:
      - {id: register, title: Look into the register}

Passes:

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
    steps:
      - {id: register, title: Look into the register}

Fix: write the id of a process of this workspace. `flowdef list` shows them.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.remedies import nearest_instead
from flowdef.lint.rule import Hit, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Word, processes
from flowdef.lint.wording import nearest, sentences


@library_rule(code="REF003", severity=Severity.ERROR, profile=Profile.MIN, takes=processes)
def unknown_process(named: tuple[Word, ...], around: Surroundings) -> Iterator[Hit]:
    """At the process's name."""
    for word, at in named:
        if word not in around.processes and word not in around.unread:
            near = () if word in around.entries else sorted(around.processes)
            yield Hit(at, _message(word, around), nearest_instead(at, word, near))


def _message(word: str, around: Surroundings) -> str:
    if word in around.entries:
        kind = around.entries[word].kind
        return f"'{word}' is of kind {kind}, where a process must stand. Name a process."
    return sentences(
        f"there is no process '{word}' in this workspace.",
        "A run would be refused at its start.",
        nearest(word, sorted(around.processes)) or "Write it first, or leave the reference out.",
    )
