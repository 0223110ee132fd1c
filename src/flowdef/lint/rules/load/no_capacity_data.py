"""Nobody says how many hours a person works.

Without it they count as full, on the eight hours of a day from Monday to Friday, and every load of
theirs is a guess.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {accountant: {title: Accountant}}
    people: {sam: {name: Sam, roles: [accountant]}}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    calendar: {hours: 8h, timezone: Europe/Berlin}
    roles: {accountant: {title: Accountant}}
    people:
      sam: {name: Sam, roles: [accountant]}
      kim: {name: Kim, roles: [accountant], capacity: 20h per week}

Fix: `hours` in the calendar for all, and `capacity` for whoever has others.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import OrganizationFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="RES009", severity=Severity.INFO, profile=Profile.TEAM)
def no_capacity_data(facts: OrganizationFacts) -> Iterator[Hit]:
    """At the person's name; where nobody has hours, at the first."""
    organization = facts.organization
    if organization.calendar.hours:
        return
    bare = [each for each in organization.people if each.capacity is None]
    told = bare[:1] if len(bare) == len(organization.people) else bare
    who = f"all {len(bare)} people" if len(bare) > len(told) else ""
    for each in told:
        yield Hit(
            organization.at.key("people", each.id),
            f"nobody says how many hours {who or repr(each.id)} work{'' if who else 's'}. Their "
            "load counts against 8 hours a day, which may be wrong. Write `hours` in the calendar, "
            "or a `capacity` such as `30h per week`.",
        )
