"""Somebody is told that a step is late when the whole process is late already.

`escalate` counts from the day on which the step is due. Where the time until then is longer than
the lead time that the process promises, whoever is told can no longer save it. Source: Tallyfy,
escalation.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    targets: {lead_time: 5d}
    steps:
      - id: pay
        title: Pay the invoice
        responsible: accountant
        due: 3d
        escalate: {after: 4d, to: head-of-finance}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    targets: {lead_time: 5d}
    steps:
      - id: pay
        title: Pay the invoice
        responsible: accountant
        due: 3d
        escalate: {after: 4h, to: head-of-finance}

Fix: let the step be due earlier, or `escalate` sooner; or promise a longer lead time.
"""

from collections.abc import Iterator
from decimal import Decimal

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.times import SECONDS, Duration, Unit

_DAY = 8 * 3600  # seconds of a working day, where no calendar is asked
_WORKING = SECONDS | {Unit.DAYS: _DAY, Unit.WEEKS: 5 * _DAY}


@rule(code="TIM014", severity=Severity.WARNING, profile=Profile.TEAM)
def escalation_after_deadline(facts: ProcessFacts) -> Iterator[Hit]:
    """At the time after which somebody is told."""
    process = facts.process
    lead = process.targets.lead_time
    for step in facts.steps if lead else ():
        due, escalate = step.due, step.escalate
        if lead is None or due is None or escalate is None or due.before or due.after:
            continue
        scale = SECONDS if process.always else _WORKING
        if _seconds(due.by, scale) + _seconds(escalate.after, scale) > _seconds(lead, scale):
            yield Hit(
                step.at.span("escalate", "after"),
                f"'{escalate.to}' learns {escalate.after} after the due date ({due.by}) that step "
                f"'{step.id}' is late, and the whole process is to take {lead}. By then the "
                "process is late too. Tell them sooner, or let the step be due earlier.",
            )


def _seconds(time: Duration, scale: dict[Unit, int]) -> Decimal:
    return time.amount * (SECONDS if time.elapsed else scale)[time.unit]
