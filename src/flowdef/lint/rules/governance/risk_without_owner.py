"""A risk has no owner.

What nobody watches happens unseen. Source: PMBOK Guide, risk owner.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    risks: [{id: late, title: The landlord is late, response: accept}]
    tasks:
      - {id: move, title: Move, duration: 2d}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    risks: [{id: late, title: The landlord is late, response: accept, owner: sam}]
    tasks:
      - {id: move, title: Move, duration: 2d}

Fix: a person or a role as `owner`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="GOV016", severity=Severity.WARNING, profile=Profile.TEAM)
def risk_without_owner(facts: ProjectFacts) -> Iterator[Hit]:
    """At the id of the risk."""
    project = facts.project
    for place, risk in enumerate(project.risks if not facts.ended else ()):
        if not risk.owner:
            yield Hit(
                project.at.span("risks", place, "id"),
                f"risk '{risk.id}' has no owner. Nobody would see it coming. Name whoever watches "
                "it as `owner`.",
            )
