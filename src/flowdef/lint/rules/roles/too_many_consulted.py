"""More people are consulted than can be heard.

To consult is to ask and to wait for the answer. Where more than three roles must be asked at every
step of a stage or process, each step waits for the slowest of them, and nobody can say whose word
counted. A single step may be a meeting, so there more than six are too many. Source: RACI, rows
with many C.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    consulted: [legal-counsel, head-of-sales, accountant, purchaser]
    steps:
      - {id: check, title: Check the invoice}
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    consulted: [accountant]
    steps:
      - {id: check, title: Check the invoice, consulted: [purchaser, legal-counsel]}
      - {id: pay, title: Pay the invoice}

Fix: keep those without whose answer the work cannot go on; the others are `informed`. Ask the
rest where it matters, on the step.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Process, Stage, Step

_AROUND, _ON_A_STEP = 3, 6


@rule(code="ROL005", severity=Severity.WARNING, profile=Profile.TEAM)
def too_many_consulted(facts: ProcessFacts) -> Iterator[Hit]:
    """At the key `consulted`."""
    process = facts.process
    yield from _hit(process, "every step of the process", _AROUND)
    for stage in process.stages if process.staged else ():
        yield from _hit(stage, f"every step of stage '{stage.id}'", _AROUND)
    for step in facts.steps:
        yield from _hit(step, f"step '{step.id}'", _ON_A_STEP)


def _hit(part: Process | Stage | Step, where: str, most: int) -> Iterator[Hit]:
    count = len(part.raci.consulted)
    if count > most:
        yield Hit(
            part.at.key("consulted"),
            f"{count} roles are consulted about {where}. The work waits for the slowest answer, "
            f"and nobody can say whose word counted. Consult {most} at most; inform the others.",
        )
