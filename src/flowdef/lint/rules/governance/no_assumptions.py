"""A level of the logical framework names no assumption.

Each level leads to the next one only if something holds that the project cannot bring about. What
is not written is not watched. Source: Logical Framework Approach, if-and-then logic.

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
                assumption: The lease is signed}
    tasks:
      - {id: move, title: Move, duration: 2d}

Fix: what must hold besides, as `assumption`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.logframe import levels_of
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="GOV008", severity=Severity.WARNING, profile=Profile.TEAM)
def no_assumptions(facts: ProjectFacts) -> Iterator[Hit]:
    """At the level."""
    for level, name, at in levels_of(facts):
        if not level.assumption:
            yield Hit(
                at,
                f"{name} names no assumption. Nobody would watch what must hold outside the "
                "project for it to succeed. Write that as `assumption`.",
            )
