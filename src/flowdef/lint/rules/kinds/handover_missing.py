"""A project under way does not say who takes over what it makes.

A result that nobody receives is used by nobody, or stays with the project's people for good. A
project closes when its results have passed into daily operations; who receives them must be known
before that, for they have to learn and to make room. Source: ITIL, service transition.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    deadline: 2027-03-31
    deliverables: [{id: office, title: The new office}]
    tasks:
      - {id: move, title: Move, duration: 2d, delivers: office}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    deadline: 2027-03-31
    deliverables: [{id: office, title: The new office}]
    tasks:
      - {id: move, title: Move, duration: 2d, delivers: office}
    handover:
      - {deliverable: office, to: office-manager}

Fix: an entry of `handover:` for each deliverable: `to` the role that has it from now on, `process`
by which it is run, `accepted_by` whom.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.lint.wording import listed

_UNDER_WAY = ("approved", "active", "on-hold", "closed")


@rule(code="KND006", severity=Severity.ERROR, profile=Profile.TEAM)
def handover_missing(facts: ProjectFacts) -> Iterator[Hit]:
    """At the first deliverable that nobody receives; at the status of one closed without any."""
    project = facts.project
    if project.status not in _UNDER_WAY:
        return
    received = {handover.deliverable for handover in project.handover}
    left = {
        each.id: place for place, each in enumerate(project.deliverables) if each.id not in received
    }
    if left:
        yield Hit(
            project.at.span("deliverables", next(iter(left.values())), "id"),
            f"nobody takes over {listed(left)}. What nobody receives, nobody uses, and the "
            "project cannot close. Say in `handover` to which role it goes.",
        )
    elif project.status == "closed" and not project.handover:
        yield Hit(
            project.at.span("status"),
            f"project '{project.id}' is closed, and nothing was handed over. Nobody can tell what "
            "it left behind, and with whom. List `deliverables`, and in `handover` who has them.",
        )
