"""A process alone asks a role for more hours than its holders have.

However well it is planned, the work cannot be done: it piles up by the difference, week after week.
Counted is what is certain: `effort` of the steps that always happen, or their `share`, times
`frequency`; against that stand the hours of all who hold the role or that of its deputy, or the
part of them that `operations` says. Other work of theirs comes on top. Source: queueing
theory: where more work comes than can be done, the queue grows without end.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {accountant: {title: Accountant}}
    people: {sam: {name: Sam, roles: [accountant], capacity: 20h per week}}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    frequency: 100 per week
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant, effort: 15m}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {accountant: {title: Accountant}}
    people: {sam: {name: Sam, roles: [accountant], capacity: 40h per week}}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    frequency: 100 per week
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant, effort: 15m}

Fix: give the role to more people, let a machine do a step, or correct `effort` and `frequency`.
"""

from collections.abc import Iterator
from decimal import Decimal

from flowdef.findings import Severity
from flowdef.lint.capacity import hours_of, hours_of_a_day
from flowdef.lint.demand import Demand, demand
from flowdef.lint.rule import Hit, Needs, Profile, library_rule
from flowdef.lint.surroundings import Surroundings


@library_rule(
    code="TIM012",
    severity=Severity.ERROR,
    profile=Profile.TEAM,
    takes=demand,
    needs=Needs.ORGANIZATION,
)
def demand_over_capacity(asked: tuple[Demand, ...], around: Surroundings) -> Iterator[Hit]:
    """At the frequency."""
    for each in asked:
        wanted = each.hours + each.days * hours_of_a_day(around.calendar)
        there = hours_of(each.role, around)
        if there is not None and wanted > there:
            yield Hit(
                each.at,
                f"this process asks role '{each.role}' for {_shown(wanted)} hours a week, and its "
                f"holders have {_shown(there)} for all their processes. The rest piles up, "
                "week after week. Share it among more people, or correct `effort` or `frequency`.",
            )


def _shown(hours: Decimal) -> str:
    return f"{hours:.1f}".removesuffix(".0")
