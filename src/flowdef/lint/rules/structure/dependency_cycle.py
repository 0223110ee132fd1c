"""Steps or tasks wait for each other in a circle, so none of them can ever begin.

Work that is done again is not a circle of needs: a rejected approval opens earlier steps
anew (`on_reject`), and a person can reopen a step. Needs that are not written count too: a
step waits for the one before it. Source: TaskJuggler, loop_detected.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the invoice, needs: [pay]}
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the invoice}
      - {id: pay, title: Pay the invoice}

Fix: take away the need that is wrong. `flowdef show` prints the needs of every step.
"""

from collections.abc import Iterator

from flowdef.findings import Places, Severity, Span
from flowdef.graph.digraph import cycles
from flowdef.lint.facts import ProcessFacts, ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="STR004", severity=Severity.ERROR, profile=Profile.MIN)
def dependency_cycle(facts: ProcessFacts | ProjectFacts) -> Iterator[Hit]:
    """At the first need of the circle that somebody wrote."""
    if not facts.cyclic:
        return
    for names in cycles(facts.order):
        chain = " needs ".join(f"'{name}'" for name in (*names, names[0]))
        yield Hit(
            _first(facts, names),
            f"the order goes round in a circle: {chain}. None of them can ever begin. "
            "Take one of these needs away.",
        )


def _first(facts: ProcessFacts | ProjectFacts, names: tuple[str, ...]) -> Span:
    """The first need of the circle that somebody wrote; else its first activity."""
    written, members = _written(facts), _members(facts)
    for name, need in zip(names, (*names[1:], names[0]), strict=True):
        at, wanted = written[name]
        for place, to in enumerate(wanted):
            if to == need or need in members.get(to, ()):
                return at.span("needs", place)
    return written[names[0]][0].span("id")


def _written(facts: ProcessFacts | ProjectFacts) -> dict[str, tuple[Places, tuple[str, ...]]]:
    """Where each activity stands, and the needs that are written there."""
    if isinstance(facts, ProcessFacts):
        written = {step.id: (step.at, step.needs or ()) for step in facts.step.values()}
        for stage in facts.process.stages:
            if stage.needs and stage.steps[0].needs is None:
                written[stage.steps[0].id] = (stage.at, stage.needs)
        return written
    return {
        task.id: (task.at, tuple(link.to for link in task.needs or ()))
        for task in reversed(facts.tasks)
    }


def _members(facts: ProcessFacts | ProjectFacts) -> dict[str, tuple[str, ...]]:
    """The activities of each stage or phase."""
    if isinstance(facts, ProcessFacts):
        return {s.id: tuple(step.id for step in s.steps) for s in facts.process.stages}
    return {p.id: tuple(task.id for task in p.tasks) for p in facts.project.phases}
