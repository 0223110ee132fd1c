"""Over a twentieth of the links of a plan carry a lag.

A lag is work or waiting that has no name, nobody who does it, and no progress. Up to three are let
be, for in a short plan a twentieth is less than one. Source: DCMA's 14-point assessment of
schedules, point 3.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    tasks:
      - {id: a, title: Rent, duration: 1d, assigned: [sam]}
      - {id: b, title: Paint, needs: [{task: a, lag: 2d}], duration: 1d, assigned: [sam]}
      - {id: c, title: Lay the floor, needs: [{task: b, lag: 2d}], duration: 1d, assigned: [sam]}
      - {id: d, title: Furnish, needs: [{task: c, lag: 2d}], duration: 1d, assigned: [sam]}
      - {id: e, title: Move, needs: [{task: d, lag: 1d}], duration: 1d, assigned: [sam]}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    tasks:
      - {id: a, title: Rent, duration: 1d, assigned: [sam]}
      - {id: b, title: Paint, needs: [a], duration: 1d, assigned: [sam]}
      - {id: dry, title: Let it dry, needs: [b], duration: 2d, assigned: [sam]}
      - {id: c, title: Lay the floor, needs: [dry], duration: 1d, assigned: [sam]}

Fix: make a task of what is waited for, with a title that says it.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.plan.logic import links

_LET_BE = 3
_TWENTIETH = 20


@rule(code="SCH005", severity=Severity.WARNING, profile=Profile.TEAM)
def many_lags(facts: ProjectFacts) -> Iterator[Hit]:
    """At the id of the project."""
    found = links(facts.plan.network) if facts.plan else ()
    lags = sum(bool(tie.link and tie.link.lag and tie.link.lag.amount) for tie in found)
    if lags > _LET_BE and lags * _TWENTIETH > len(found):
        yield Hit(
            facts.project.at.span("id"),
            f"{lags} of {len(found)} links carry a lag. What happens in that time has no name and "
            "nobody who answers for it. Make tasks of what is waited for.",
        )
