"""A deliverable does not say by what one accepts it.

At the end one side says that it is ready and the other that it is not, and both are right. Source:
PMBOK Guide, acceptance criteria.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    deliverables: [{id: office, title: The new office}]
    tasks:
      - {id: move, title: Move, duration: 2d}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    deliverables: [{id: office, title: The new office, acceptance: [Each desk has a screen]}]
    tasks:
      - {id: move, title: Move, duration: 2d}

Fix: a list of what one can see or measure, as `acceptance`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="HND001", severity=Severity.ERROR, profile=Profile.TEAM)
def no_acceptance_criteria(facts: ProjectFacts) -> Iterator[Hit]:
    """At the deliverable."""
    project = facts.project
    for place, each in enumerate(project.deliverables if not facts.ended else ()):
        if not each.acceptance:
            yield Hit(
                project.at.span("deliverables", place, "id"),
                f"deliverable '{each.id}' has no acceptance criteria. The two sides could disagree "
                "on whether it is ready, and both be right. List what one can see as `acceptance`.",
            )
