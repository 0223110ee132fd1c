"""A calendar says when the day begins, or where, and not in which time zone.

Without a zone every clock time is read as UTC: what is due at the end of the day in Berlin is late
one or two hours later than people think, and a schedule starts at another hour. The rule is ours.

Fails:

    kind: organization
    id: acme
    title: ACME
    calendar: {from: "09:00", hours: 8h}

Passes:

    kind: organization
    id: acme
    title: ACME
    calendar: {from: "09:00", hours: 8h, timezone: Europe/Berlin}

Fix: `timezone:` with a name such as `Europe/Berlin`; `UTC` where that is meant.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import OrganizationFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="TIM009", severity=Severity.WARNING, profile=Profile.TEAM)
def timezone_missing(facts: OrganizationFacts) -> Iterator[Hit]:
    """At the key `calendar`."""
    at = facts.organization.at
    whole = at.span("calendar")
    if whole != at.span() and at.span("calendar", "timezone") == whole:
        yield Hit(
            at.key("calendar"),
            "the calendar has no time zone, so its hours are read as UTC. What is due at the end "
            "of the day would be due at another hour. Write `timezone`, such as `Europe/Berlin`.",
        )
