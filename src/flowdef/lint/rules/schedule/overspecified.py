"""Days or estimates of a task, or days of the project, contradict each other.

One of the two is wrong, and the plan takes one of them without knowing which. Estimates are
compared where they have the same unit. Source: TaskJuggler,
`task_overspecified`.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    tasks:
      - id: move
        title: Move
        duration: 2d
        assigned: [sam]
        not_before: 2027-03-01
        deadline: 2027-02-01

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    tasks:
      - id: move
        title: Move
        duration: 2d
        assigned: [sam]
        not_before: 2027-02-01
        deadline: 2027-03-01

Fix: correct the one that is wrong.
"""

from collections.abc import Iterator
from itertools import pairwise

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.project import Project, Task


@rule(code="SCH020", severity=Severity.ERROR, profile=Profile.BASIC)
def overspecified(facts: ProjectFacts) -> Iterator[Hit]:
    """At the later of the two days that should be the earlier."""
    project = facts.project
    if project.start and project.deadline and project.deadline < project.start:
        yield Hit(
            project.at.span("deadline"),
            f"the deadline, {project.deadline}, is before the start, {project.start}. Correct "
            "the one that is wrong.",
        )
    for task in facts.tasks:
        for key, first, other, last in _pairs(task, project):
            if first and last and last < first:
                yield Hit(
                    task.at.span(key),
                    f"task '{task.id}' has {_WORDS[key]} {first}, after {other}, {last}. Both "
                    "cannot be. Correct the one that is wrong.",
                )
        yield from _turned_round(task)


_WORDS = {
    "not_before": "`not_before`",
    "started": "`started`",
    "deadline": "`deadline`",
}


def _pairs(task: Task, project: Project) -> Iterator[tuple[str, str, str, str]]:
    """A key, its day, and what must not be before it."""
    yield "started", task.started, "its `finished`", task.finished
    if not task.finished:
        yield "not_before", task.not_before, "its `deadline`", task.deadline
        yield "not_before", task.not_before, "the deadline of the project", project.deadline


def _turned_round(task: Task) -> Iterator[Hit]:
    """Points of an estimate that stand above those that should be above them."""
    for key, estimate in (("effort", task.effort), ("duration", task.duration)):
        if estimate is None or task.finished:
            continue
        points = estimate.optimistic, estimate.likely, estimate.pessimistic
        for (name, low), (above, high) in pairwise(zip(_POINTS, points, strict=True)):
            if low.unit == high.unit and low.amount > high.amount:
                yield Hit(
                    task.at.span(key, name),
                    f"the {name} `{key}` of task '{task.id}', {low}, is more than the {above} one, "
                    f"{high}. Correct the one that is wrong.",
                )


_POINTS = ("optimistic", "likely", "pessimistic")
