"""An approval has a due date, and nobody is told when it passes.

Whoever waits for a yes has no power over the one who should say it. A due date that nobody watches
is a wish. Source: Tallyfy, escalation.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: release, title: Release the payment, approve: {role: head-of-finance}, due: 1d}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - id: release
        title: Release the payment
        approve: {role: head-of-finance}
        due: 1d
        escalate: {after: 4h, to: managing-director}

Fix: `escalate: {after: …, to: …}` with a role above the one that approves, or its deputy.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Approval


@rule(code="ROL014", severity=Severity.WARNING, profile=Profile.TEAM)
def no_escalation(facts: ProcessFacts) -> Iterator[Hit]:
    """At the due date."""
    for step in facts.not_work:
        if isinstance(step.deed, Approval) and step.due and not step.escalate:
            yield Hit(
                step.at.key("due"),
                f"nobody is told when approval '{step.id}' is late. Whoever waits for it cannot "
                "hasten it. Add `escalate`, with `after` and `to`.",
            )
