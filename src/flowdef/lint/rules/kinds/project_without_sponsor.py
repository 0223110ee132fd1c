"""A project has no sponsor.

Somebody must want the result, pay for it and decide at the gates. Without that person nobody can
say no, and a project that nobody wants is found out at its end. Source: PMBOK Guide, project
charter.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    deadline: 2027-03-31
    tasks:
      - {id: move, title: Move, duration: 2d}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    deadline: 2027-03-31
    sponsor: {name: Managing director, external: true}
    tasks:
      - {id: move, title: Move, duration: 2d}

Fix: `sponsor:` with the id of a person, or `{name: …, external: true}` for somebody outside.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="KND003", severity=Severity.ERROR, profile=Profile.TEAM)
def project_without_sponsor(facts: ProjectFacts) -> Iterator[Hit]:
    """At the id of the project."""
    project = facts.project
    if project.sponsor is None and not facts.ended:
        yield Hit(
            project.at.span("id"),
            f"project '{project.id}' has no sponsor. Nobody has said that they want the result and "
            "pay for it, so nobody can decide at a gate. Name whoever does as `sponsor`.",
        )
