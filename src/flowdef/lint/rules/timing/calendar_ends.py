"""A project goes on after the last day whose public holidays are known.

From that day on a plan counts every holiday as a working day, and promises too early a date.
Holidays come from the library `holidays`, which knows some countries for a few years only, and
some not at all. The rule is ours.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    calendar: {holidays: {country: DE}, timezone: Europe/Berlin}

    # projects/new-bridge.yaml
    kind: project
    id: new-bridge
    title: A new bridge
    deadline: 2102-06-30
    tasks:
      - {id: build, title: Build it, duration: 4w}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    calendar: {holidays: {country: DE}, timezone: Europe/Berlin}

    # projects/new-bridge.yaml
    kind: project
    id: new-bridge
    title: A new bridge
    deadline: 2052-06-30
    tasks:
      - {id: build, title: Build it, duration: 4w}

Fix: write the days of the years that are not known into `closed` of the calendar, and leave
`holidays` out where the country is not known at all.
"""

from collections.abc import Iterator

from flowdef.calendar.holiday import countries, last_year
from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.surroundings import Surroundings


@organization_rule(code="TIM008", severity=Severity.WARNING, profile=Profile.TEAM)
def calendar_ends(facts: ProjectFacts, around: Surroundings) -> Iterator[Hit]:
    """At the deadline of the project."""
    country = around.calendar.country
    year = facts.project.deadline[:4]
    if not country or not year or facts.ended:
        return
    last = last_year(country)
    if int(year) > last:
        known = f"are known until {last}" if country in countries() else "are not known at all"
        yield Hit(
            facts.project.at.span("deadline"),
            f"this project lasts until {year}, and the public holidays of {country} {known}. Those "
            "that are not known would count as working days. Write them into `closed` of the "
            "calendar.",
        )
