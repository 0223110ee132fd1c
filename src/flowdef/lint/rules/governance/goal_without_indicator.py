"""A level of the logical framework has no measure.

Whether it is reached stays a matter of opinion. Source: Logical Framework Approach, objectively
verifiable indicators.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    logframe:
      purpose: {statement: All work in one place}
    tasks:
      - {id: move, title: Move, duration: 2d}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    logframe:
      purpose: {statement: All work in one place, measure: 40 of 40 moved}
    tasks:
      - {id: move, title: Move, duration: 2d}

Fix: a figure that is reached or not, as `measure`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.logframe import levels_of
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="GOV003", severity=Severity.WARNING, profile=Profile.TEAM)
def goal_without_indicator(facts: ProjectFacts) -> Iterator[Hit]:
    """At the level."""
    for level, name, at in levels_of(facts):
        if not level.measure:
            yield Hit(
                at,
                f"{name} has no measure. Whether it is reached would stay a matter of opinion. "
                "Write a figure to be reached as `measure`.",
            )
