"""A proposal is turned down, and its author is not told what would change the answer.

Who hears only 'no' proposes nothing more; who hears what is missing comes back with it.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    selection: {decision: no-go, reason: The lease runs until 2031}
    tasks:
      - {id: move, title: Move, duration: 2d}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    selection: {decision: no-go, reason: The lease runs until 2031, coaching: Find a tenant}
    tasks:
      - {id: move, title: Move, duration: 2d}

Fix: what to bring next time, and whom to ask, as `coaching`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="GOV013", severity=Severity.WARNING, profile=Profile.TEAM)
def no_go_without_coaching(facts: ProjectFacts) -> Iterator[Hit]:
    """At the decision."""
    selection = facts.project.selection
    if selection and selection.decision in ("no-go", "recycle") and not selection.coaching:
        yield Hit(
            facts.project.at.span("selection", "decision"),
            f"the decision '{selection.decision}' does not say what would change the answer. "
            "Whoever proposed the project cannot come back with a better one. Write what would "
            "change it as `coaching`.",
        )
