"""A decision about a project is written down without its reason.

Whoever proposed it learns nothing, and whoever must decide again cannot tell whether the reason
still holds.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    selection: {decision: no-go, coaching: Look for a tenant of the old office first}
    tasks:
      - {id: move, title: Move, duration: 2d}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    selection: {decision: no-go, reason: The lease runs until 2031, coaching: Find a tenant}
    tasks:
      - {id: move, title: Move, duration: 2d}

Fix: one sentence as `reason`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="GOV012", severity=Severity.ERROR, profile=Profile.TEAM)
def decision_without_reason(facts: ProjectFacts) -> Iterator[Hit]:
    """At the decision."""
    project = facts.project
    if project.selection and project.selection.decision and not project.selection.reason:
        at = project.at.span("selection", "decision")
        yield Hit(at, f"the decision '{project.selection.decision}' has no reason. {_WHY}")
    for phase in project.phases:
        if phase.gate and not phase.gate.reason:
            at = phase.at.span("gate", "decision")
            what = f"the decision '{phase.gate.decision}' before phase '{phase.id}'"
            yield Hit(at, f"{what} has no reason. {_WHY}")


_WHY = "Nobody could tell later whether it still holds. Write it in one sentence as `reason`."
