"""A project is weighed, and a criterion of the workspace has no score.

The sum counts it as nothing, so the project looks better or worse than it is beside the others.
Source: weighted scoring.

Fails:

    # flowdef.yaml
    kind: workspace
    id: handbook
    title: Handbook
    selection: {weights: {value: 3, effort: -1}}

    # projects/new-office.yaml
    kind: project
    id: new-office
    title: Move to the new office
    selection: {criteria: {value: 4}}
    tasks:
      - {id: move, title: Move, duration: 2d}

Passes:

    # flowdef.yaml
    kind: workspace
    id: handbook
    title: Handbook
    selection: {weights: {value: 3, effort: -1}}

    # projects/new-office.yaml
    kind: project
    id: new-office
    title: Move to the new office
    selection: {criteria: {value: 4, effort: 2}}
    tasks:
      - {id: move, title: Move, duration: 2d}

Fix: give it a score in `criteria`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.rule import Hit, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Scored, scored
from flowdef.lint.wording import listed


@library_rule(code="GOV014", severity=Severity.WARNING, profile=Profile.TEAM, takes=scored)
def criteria_unscored(taken: Scored | None, around: Surroundings) -> Iterator[Hit]:
    """At the key `criteria`."""
    weights = around.library.workspace.weights
    missing = [name for name, _ in weights if taken and name not in taken.names]
    if taken and missing:
        yield Hit(
            taken.at,
            f"`criteria` has no score for {listed(missing)}, by which this workspace weighs "
            "projects. The project would look better or worse than it is. Score each criterion.",
        )
