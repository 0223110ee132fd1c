"""Even the fastest run takes longer than the lead time that the process promises.

Counted is the best case: what may be left out is left out, nothing is rejected, and nobody is
waited for. Each step takes its `duration`, else its `effort`, and a wait its time, as in a week
without holidays; a wait for a date counts as none, and so does a step that says nothing of its
time. Source: static bound.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    targets: {lead_time: 2d}
    steps:
      - {id: check, title: Check the invoice, effort: 1h, duration: 2d}
      - {id: pay, title: Pay the invoice, effort: 10m}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    targets: {lead_time: 3d}
    steps:
      - {id: check, title: Check the invoice, effort: 1h, duration: 2d}
      - {id: pay, title: Pay the invoice, effort: 10m}

Fix: promise what can be kept; or let steps take less time, or be done side by side.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.promises import promise_of
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.wording import listed
from flowdef.proofs.lead_words import lasting


@organization_rule(code="TIM002", severity=Severity.ERROR, profile=Profile.TEAM)
def sla_impossible(facts: ProcessFacts, around: Surroundings) -> Iterator[Hit]:
    """At the lead time."""
    lead = promise_of(facts, around)
    if lead and lead.impossible and lead.fastest.least is not None:
        fastest = lasting(lead.fastest.least, lead.day)
        way = lead.fastest.way
        longest = f", for {listed(way)}" if way else ""
        yield Hit(
            facts.process.at.span("targets", "lead_time"),
            f"no run keeps the lead time of {facts.process.targets.lead_time}: the fastest takes "
            f"{fastest}{longest}. Promise what can be kept, or let steps take less time.",
        )
