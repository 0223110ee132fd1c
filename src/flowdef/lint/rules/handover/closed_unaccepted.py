"""A project is closed before all that it makes is delivered, and accepted by somebody.

Its people leave, and whoever has the result now finds what is missing alone. Source: PMI, close
project; 'flowdef show PROJECT --handover' lists what must hold.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    status: closed
    deliverables: [{id: office, title: The new office, acceptance: [All moved]}]
    handover: [{deliverable: office, to: office-manager}]
    tasks:
      - {id: move, title: Move, duration: 2d, delivers: office}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    status: closed
    deliverables: [{id: office, title: The new office, acceptance: [All moved]}]
    handover: [{deliverable: office, to: office-manager, accepted_by: dana}]
    tasks:
      - {id: move, title: Move, duration: 2d, delivers: office, finished: 2026-03-12}

Fix: have it accepted, and write by whom as `accepted_by`; or open the project again.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="HND007", severity=Severity.ERROR, profile=Profile.TEAM)
def closed_unaccepted(facts: ProjectFacts) -> Iterator[Hit]:
    """At the task that is not finished, and at what nobody accepted.

    How far a task is that a process does, its runs tell, and not the document.
    """
    project = facts.project
    if project.status != "closed":
        return
    for task in project.tasks:
        known = task.finished or task.progress == 1 or task.process
        if task.delivers and not known:
            yield Hit(
                task.at.span("id"),
                f"project '{project.id}' is closed, and task '{task.id}', which delivers "
                f"'{task.delivers}', is not finished. Say when it was, as `finished`, or open "
                "the project again.",
            )
    for place, entry in enumerate(project.handover):
        if not entry.accepted_by:
            yield Hit(
                project.at.span("handover", place, "deliverable"),
                f"project '{project.id}' is closed, and nobody has accepted "
                f"'{entry.deliverable}'. Whoever has it now finds what is missing alone. Write "
                "who accepted it as `accepted_by`.",
            )
