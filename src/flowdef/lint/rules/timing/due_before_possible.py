"""A step is due before it can be over: it is late in every run.

Either it takes longer, by its `duration`, else its `effort`, than until it is due; or it comes
after a wait until the very date from which its due date counts. Whoever does everything right is
called late, and soon nobody heeds the reminder. Counted is the best case, on whatever day of a week
without holidays. The rule is ours.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the invoice, effort: 1h, duration: 3d, due: 2d}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the invoice, effort: 1h, duration: 3d, due: 5d}

Fix: let the step be due later, or take less time; or do it before the wait.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.model.derived import time_of
from flowdef.model.process import Due
from flowdef.proofs.dues import late_steps


@organization_rule(code="TIM006", severity=Severity.ERROR, profile=Profile.TEAM)
def due_before_possible(facts: ProcessFacts, around: Surroundings) -> Iterator[Hit]:
    """At the due date."""
    if not any(step.due for step in facts.steps):
        return
    for late in late_steps(facts.process, facts.order, around.calendar):
        step = late.step
        why = (
            f"comes after '{late.wait}', which lasts until that day"
            if late.wait
            else f"takes {time_of(step)}"
        )
        yield Hit(
            step.at.span("due"),
            f"step '{step.id}' is due {_when(late.due)}, and {why}: it is late in every run. Let "
            "it be due later, or take less time.",
        )


def _when(due: Due) -> str:
    if due.before:
        return f"{due.by} before '{due.before}'"
    if due.after:
        return f"{due.by} after '{due.after}'"
    return f"{due.by} after it is ready"
