"""A task is given to somebody who is not there while it can be done.

They have left before it can begin, join after it must be over, or are on leave from its first
possible day to its deadline. Source: TaskJuggler, booking on vacation.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {accountant: {title: Accountant}}
    people: {sam: {name: Sam, roles: [accountant], left: 2026-10-31}}

    # projects/new-books.yaml
    kind: project
    id: new-books
    title: New books
    start: 2026-12-01
    tasks:
      - {id: compare, title: Compare three systems, assigned: [sam], effort: 4d}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {accountant: {title: Accountant}}
    people: {sam: {name: Sam, roles: [accountant], left: 2027-10-31}}

    # projects/new-books.yaml
    kind: project
    id: new-books
    title: New books
    start: 2026-12-01
    tasks:
      - {id: compare, title: Compare three systems, assigned: [sam], effort: 4d}

Fix: give the task to somebody else, or move its dates.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.model.organization import Person
from flowdef.model.project import Project, Task


@organization_rule(code="RES004", severity=Severity.ERROR, profile=Profile.TEAM)
def not_available(facts: ProjectFacts, around: Surroundings) -> Iterator[Hit]:
    """At the person."""
    for task in facts.tasks if not facts.ended else ():
        for place, each in enumerate(task.assigned if not task.finished else ()):
            person = around.person.get(each.person)
            why = _why(person, facts.project, task, around.today) if person else ""
            if why:
                yield Hit(
                    task.at.span("assigned", place),
                    f"task '{task.id}' is given to '{each.person}', who {why}. Nobody would do it. "
                    "Give it to somebody else, or move its dates.",
                )


def _why(person: Person, project: Project, task: Task, today: str) -> str:
    """Why a person cannot do a task; empty where they can."""
    first = max(task.not_before, task.started or project.start)
    last = task.deadline or project.deadline
    if person.left and (person.left < first or person.left < today):
        return f"left on {person.left}"
    if last and person.joined > last:
        return f"joins on {person.joined}, and it must be over on {last}"
    for leave in person.leave:
        if first and task.deadline and leave.first <= first <= task.deadline <= leave.last:
            return f"is on leave from {leave.first} to {leave.last}"
    return ""
