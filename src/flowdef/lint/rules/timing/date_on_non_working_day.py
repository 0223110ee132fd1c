"""A deadline is on a day on which nobody works.

Whoever must deliver thinks that they have that day too, but it counts as the working day before.
Deadlines of what is finished are history. The rule is ours.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    calendar: {workdays: [mon, tue, wed, thu, fri], timezone: UTC, closed: [2027-03-30]}

    # projects/new-office.yaml
    kind: project
    id: new-office
    title: Move to the new office
    deadline: 2027-04-03
    tasks:
      - {id: moved, title: Everybody has moved, milestone: true, deadline: 2027-03-30}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    calendar: {workdays: [mon, tue, wed, thu, fri], timezone: UTC, closed: [2027-03-30]}

    # projects/new-office.yaml
    kind: project
    id: new-office
    title: Move to the new office
    deadline: 2027-04-02
    tasks:
      - {id: moved, title: Everybody has moved, milestone: true, deadline: 2027-03-29}

Fix: write the working day before, as the calendar of the organization says.
"""

from collections.abc import Iterator

from flowdef.findings import Edit, Fix, Places, Severity
from flowdef.lint.days_off import day_off, working_day_before
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.surroundings import Surroundings


@organization_rule(code="TIM013", severity=Severity.WARNING, profile=Profile.TEAM)
def date_on_non_working_day(facts: ProjectFacts, around: Surroundings) -> Iterator[Hit]:
    """At the day."""
    for day, at in _deadlines(facts):
        reason = day_off(day, around.calendar)
        if reason:
            before = working_day_before(day, around.calendar)
            edit = Edit(at.span("deadline"), before)
            yield Hit(
                at.span("deadline"),
                f"the deadline {day} is {reason}, on which nobody works. {_instead(before)}",
                Fix(does=f"write {before}", edits=(edit,), safe=False) if before else None,
            )


def _instead(before: str) -> str:
    if not before:
        return "Write a working day."
    return f"It counts as {before}, so there is less time than it seems. Write {before}."


def _deadlines(facts: ProjectFacts) -> Iterator[tuple[str, Places]]:
    """The deadlines of a project under way and of its unfinished tasks."""
    if facts.ended:
        return
    if facts.project.deadline:
        yield facts.project.deadline, facts.project.at
    for task in facts.tasks:
        if task.deadline and not task.finished:
            yield task.deadline, task.at
