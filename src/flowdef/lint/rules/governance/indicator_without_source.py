"""A measure of the logical framework does not say where it is read.

A figure that nobody can look up is a wish. Source: Logical Framework Approach, means of
verification.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    logframe:
      purpose: {statement: All work in one place, measure: 40 of 40 moved}
    tasks:
      - {id: move, title: Move, duration: 2d}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    logframe:
      purpose: {statement: All work in one place, measure: 40 of 40 moved,
                verification: Seating plan}
    tasks:
      - {id: move, title: Move, duration: 2d}

Fix: the report, list or system in which one finds the figure, as `verification`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.logframe import levels_of
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="GOV004", severity=Severity.WARNING, profile=Profile.TEAM)
def indicator_without_source(facts: ProjectFacts) -> Iterator[Hit]:
    """At the measure."""
    for level, name, at in levels_of(facts, "measure"):
        if level.measure and not level.verification:
            yield Hit(
                at,
                f"nothing says where the measure of {name} is read. Nobody would know the figure "
                "at the end. Write the report or list that shows it as `verification`.",
            )
