"""Nothing of what a project hands over is run by a process.

The project's people know how to keep it going, and they leave. Not everything that is handed over
needs a process (a report does not), so one entry that names one is enough. Source: ITIL, service
transition.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    deliverables: [{id: office, title: The new office, acceptance: [All moved]}]
    handover: [{deliverable: office, to: office-manager}]
    tasks:
      - {id: move, title: Move, duration: 2d}

Passes:

    # projects/new-office.yaml
    kind: project
    id: new-office
    title: Move to the new office
    deliverables: [{id: office, title: The new office, acceptance: [All moved]}]
    handover: [{deliverable: office, to: office-manager, process: run-office}]
    tasks:
      - {id: move, title: Move, duration: 2d}

    # processes/run-office.yaml
    kind: process
    id: run-office
    title: Run the office
    steps: [{id: check, title: Go through all rooms}]

Fix: write the process by which it is run, and name it as `process`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="HND004", severity=Severity.WARNING, profile=Profile.TEAM)
def no_operating_process(facts: ProjectFacts) -> Iterator[Hit]:
    """At the key `handover`."""
    project = facts.project
    handover = project.handover if not facts.ended else ()
    if handover and not any(each.process for each in handover):
        yield Hit(
            project.at.key("handover"),
            f"nothing that project '{project.id}' hands over is run by a process. Whoever knows "
            "how to keep it going leaves with the project. Name a process as `process` in "
            "`handover`, and write it first if there is none.",
        )
