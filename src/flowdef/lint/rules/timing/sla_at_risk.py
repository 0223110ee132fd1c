"""The slowest run takes longer than the lead time that the process promises.

It goes as everybody wants it, and yet it is late: each step takes its `duration`, else its
`effort`, whoever does it is there, and the answers and rejections are such as the process allows,
up to `rounds`. Time counts as in a week without holidays; a wait for a date counts as none, and so
does a step that says nothing of its time. What another process does counts as the step says that
calls it. Source: static bound.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    targets: {lead_time: 4d}
    steps:
      - {id: check, title: Check the invoice, effort: 1h, duration: 2d}
      - {id: release, title: Release the payment, approve: {role: head, on_reject: check}, due: 1d}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    targets: {lead_time: 4d}
    steps:
      - {id: check, title: Check the invoice, effort: 1h, duration: 2d}
      - id: release
        title: Release the payment
        approve: {role: head, on_reject: check, rounds: 2}
        due: 1d

Fix: promise what also the slowest run keeps; or allow fewer `rounds`, let a rejection go back to a
later step, or let steps take less time.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.promises import promise_of
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.proofs.lead import Lead
from flowdef.proofs.lead_words import circumstances, lasting

_MOST = 4  # circumstances that are told


@organization_rule(code="TIM003", severity=Severity.WARNING, profile=Profile.TEAM)
def sla_at_risk(facts: ProcessFacts, around: Surroundings) -> Iterator[Hit]:
    """At the lead time."""
    lead = promise_of(facts, around)
    if lead and lead.at_risk and not lead.impossible and lead.slowest.least is not None:
        yield Hit(
            facts.process.at.span("targets", "lead_time"),
            f"a run may take {lasting(lead.slowest.least, lead.day)}, and the lead time is to be "
            f"{facts.process.targets.lead_time}. So long it takes{_where(lead)}. Promise more, or "
            "allow fewer rounds or less time for steps.",
        )


def _where(lead: Lead) -> str:
    run = lead.slowest.run
    told = circumstances(run, _MOST) if run else []
    return f" where {', '.join(told)}" if told else ""
