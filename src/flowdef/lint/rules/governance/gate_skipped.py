"""Work goes on past a gate whose decision was not go, or had not been made yet.

A gate that nobody waits for decides nothing: the money is spent before the question is asked.
Source: stage-gate, Cooper.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    phases:
      - id: execute
        title: Move
        gate: {decision: hold, by: dana, date: 2026-03-10, reason: The lease is not signed}
        tasks:
          - {id: move, title: Move, duration: 2d, started: 2026-03-12}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    phases:
      - id: execute
        title: Move
        gate: {decision: go, by: dana, date: 2026-03-10, reason: The lease is signed}
        tasks:
          - {id: move, title: Move, duration: 2d, started: 2026-03-12}

Fix: stop the work, or decide, with the day and the reason of today.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.project import Gate, Phase
from flowdef.plan.under_way import under_way


@rule(code="GOV011", severity=Severity.ERROR, profile=Profile.TEAM)
def gate_skipped(facts: ProjectFacts) -> Iterator[Hit]:
    """At the day of the work, or at the status of a project that was not to be done."""
    project = facts.project
    decision = project.selection.decision if project.selection else ""
    if decision in ("no-go", "hold", "recycle") and under_way(project):
        yield Hit(
            project.at.span("status"),
            f"project '{project.id}' is {project.status}, and the decision about it is "
            f"'{decision}'. One of the two is wrong: stop the project, or decide anew.",
        )
    for phase in project.phases:
        if phase.gate:
            yield from _past(phase, phase.gate)


def _past(phase: Phase, gate: Gate) -> Iterator[Hit]:
    for task in phase.tasks:
        key = next((key for key in ("started", "finished") if getattr(task, key)), "")
        began = task.started or task.finished
        if not key or (gate.decision == "go" and not (gate.date and began < gate.date)):
            continue
        why = f"is '{gate.decision}'" if gate.decision != "go" else f"was made on {gate.date}"
        yield Hit(
            task.at.span(key),
            f"task '{task.id}' was at work on {began}, and the decision before phase "
            f"'{phase.id}' {why}. A gate that nobody waits for decides nothing. Stop the work, "
            "or decide.",
        )
