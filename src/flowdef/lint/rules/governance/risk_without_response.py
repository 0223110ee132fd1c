"""A risk has no answer: avoid, reduce, transfer or accept it.

A list of fears changes nothing. To accept one is an answer too, once it is said. Source: PMBOK
Guide, risk responses.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    risks: [{id: late, title: The landlord is late, owner: sam}]
    tasks:
      - {id: move, title: Move, duration: 2d}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    risks: [{id: late, title: The landlord is late, owner: sam, response: accept}]
    tasks:
      - {id: move, title: Move, duration: 2d}

Fix: `response`, and `plan` in words.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="GOV017", severity=Severity.WARNING, profile=Profile.TEAM)
def risk_without_response(facts: ProjectFacts) -> Iterator[Hit]:
    """At the id of the risk."""
    project = facts.project
    for place, risk in enumerate(project.risks if not facts.ended else ()):
        if not risk.response:
            yield Hit(
                project.at.span("risks", place, "id"),
                f"risk '{risk.id}' has no response. Writing a risk down does not make it smaller. "
                "Write `response`: avoid, reduce, transfer or accept.",
            )
