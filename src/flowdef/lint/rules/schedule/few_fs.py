"""Under nine tenths of the links go from finish to start.

People read a plan as one thing after the other; what overlaps is easily read wrong, and easily
wrong. Up to three other links are let be, for in a short plan a tenth is less than one. Source:
DCMA's 14-point assessment of schedules, point 4.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    tasks:
      - {id: a, title: Rent, duration: 1d}
      - {id: b, title: Paint, needs: [{task: a, type: start-to-start}], duration: 1d}
      - {id: c, title: Clean, needs: [{task: b, type: start-to-start}], duration: 1d}
      - {id: d, title: Furnish, needs: [{task: c, type: start-to-start}], duration: 1d}
      - {id: e, title: Move, needs: [{task: d, type: start-to-start}], duration: 1d}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    tasks:
      - {id: a, title: Rent, duration: 1d}
      - {id: b, title: Paint, needs: [a], duration: 1d}
      - {id: c, title: Clean, needs: [{task: b, type: start-to-start}], duration: 1d}

Fix: split a task where the other may begin, and let it wait for the first part.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.project import LinkType
from flowdef.plan.logic import links

_LET_BE = 3
_TENTH = 10


@rule(code="SCH006", severity=Severity.INFO, profile=Profile.TEAM)
def few_fs(facts: ProjectFacts) -> Iterator[Hit]:
    """At the id of the project."""
    found = links(facts.plan.network) if facts.plan else ()
    others = sum(tie.type is not LinkType.FINISH_TO_START for tie in found)
    if others > _LET_BE and others * _TENTH > len(found):
        yield Hit(
            facts.project.at.span("id"),
            f"{others} of {len(found)} links do not go from finish to start. Such plans are "
            "easily read wrong. Split tasks where another may begin.",
        )
