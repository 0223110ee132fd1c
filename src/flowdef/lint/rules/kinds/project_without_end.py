"""A project has no deadline.

What has no end is no project: nobody can say whether it is late, no plan can be held against
anything, and it takes people's time for good. Source: PMBOK Guide, a project is temporary.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    sponsor: {name: Managing director, external: true}
    tasks:
      - {id: move, title: Move, duration: 2d}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    sponsor: {name: Managing director, external: true}
    deadline: 2027-03-31
    tasks:
      - {id: move, title: Move, duration: 2d}

Fix: write the last day as `deadline`. Work that goes on is a process: `kind: process`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="KND002", severity=Severity.WARNING, profile=Profile.TEAM)
def project_without_end(facts: ProjectFacts) -> Iterator[Hit]:
    """At the id of the project."""
    project = facts.project
    if not project.deadline and not facts.ended:
        yield Hit(
            project.at.span("id"),
            f"project '{project.id}' has no end. Nobody can say whether it is late, and work that "
            "goes on is a process. Write the last day as `deadline`, or make it a process.",
        )
