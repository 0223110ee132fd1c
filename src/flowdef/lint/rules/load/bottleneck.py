"""Live processes fill the holders of a role so far that work waits.

Work does not come evenly. The fuller somebody is, the longer it waits for them, and from about 85 %
on the wait grows faster than anybody expects. Counted is a usual week: what all processes together
ask of the role (`frequency`, `share`, `effort`), beside the hours of its holders, or the part of
them that `operations` says. Source: queueing theory (Kingman's formula); Factory Physics.

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
    frequency: 36 per week
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant, effort: 30m}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {accountant: {title: Accountant}}
    people: {sam: {name: Sam, roles: [accountant], capacity: 24h per week}}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    frequency: 36 per week
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant, effort: 30m}

Fix: teach a second person and give them the role, let a machine do a step, or mend `effort` and
`frequency` where they are guesses.
"""

from collections.abc import Iterator
from decimal import Decimal

from flowdef.findings import Severity
from flowdef.lint.capacity import hours_of_holders
from flowdef.lint.rule import Hit, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Word, roles
from flowdef.lint.wording import listed
from flowdef.model.document import Extra

FULL = Decimal("0.85")
_NAMED = 3  # processes that are told


@library_rule(
    code="RES008",
    severity=Severity.INFO,
    profile=Profile.TEAM,
    takes=roles,
    asks=(Extra.DEMAND,),
)
def bottleneck(known: tuple[Word, ...], around: Surroundings) -> Iterator[Hit]:
    """At the role's name."""
    for role in known:
        by = around.usual_week.get(role.word, ())
        asked = sum((hours for _, hours in by), Decimal(0))
        there = hours_of_holders(role.word, around)
        if there and asked >= FULL * there:
            yield Hit(
                role.at,
                f"processes ask role '{role.word}' for {_shown(asked)} hours of the "
                f"{_shown(there)} a week that its holders have for them ({asked / there:.0%}): "
                f"work waits for it. Most comes from {listed(name for name, _ in by[:_NAMED])}. "
                "Give the role to more people, or let a machine do a step.",
            )


def _shown(hours: Decimal) -> str:
    return f"{hours:.1f}".removesuffix(".0")
