"""A reference names no step or stage (task or phase) of this document.

`needs`, `on_reject`, `separate_from` and the scenarios of a process speak of steps by id. A
name that nothing has is usually a slip, or a step that was renamed; the order would lack the
bond that somebody meant. Source: TaskJuggler, task_depend_unknown.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the invoice}
      - {id: pay, title: Pay the invoice, needs: [chekc]}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the invoice}
      - {id: pay, title: Pay the invoice, needs: [check]}

Fix: write the id of a step or stage of the same document.
"""

from collections.abc import Collection, Iterator

from flowdef.findings import Places, Severity
from flowdef.lint.facts import ProcessFacts, ProjectFacts
from flowdef.lint.mentions import Mention
from flowdef.lint.remedies import nearest_instead
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.lint.wording import nearest, sentences
from flowdef.model.process import CONTINUE, Approval, Scenario, Stage, Step


@rule(code="STR003", severity=Severity.ERROR, profile=Profile.MIN)
def unknown_step_reference(facts: ProcessFacts | ProjectFacts) -> Iterator[Hit]:
    """At the name that nothing has."""
    if isinstance(facts, ProjectFacts):
        yield from _in_project(facts)
    else:
        yield from _in_process(facts)


def _in_process(facts: ProcessFacts) -> Iterator[Hit]:
    names = {**facts.stage, **facts.step}
    for stage in facts.process.stages:
        yield from _needs(f"stage '{stage.id}'", stage, names)
    for step in facts.steps:
        if step.needs:
            yield from _needs(f"step '{step.id}'", step, names)
        if isinstance(step.deed, Approval):
            yield from _approval(step, step.deed, facts.step)
    for scenario in facts.process.scenarios:
        yield from _scenario(scenario, facts.step)


def _needs(said: str, owner: Step | Stage, names: Collection[str]) -> Iterator[Hit]:
    for place, name in enumerate(owner.needs or ()):
        if name not in names:
            mention = Mention(name, owner.at, ("needs", place))
            others = [each for each in names if each != owner.id]
            yield _hit(mention, f"{said} needs", others, "step or stage of this process")


def _approval(step: Step, approval: Approval, steps: Collection[str]) -> Iterator[Hit]:
    for place, name in enumerate(approval.separate_from):
        if name not in steps:
            said = f"approval '{step.id}' is to be separate from"
            yield _hit(Mention(name, step.at, ("approve", "separate_from", place)), said, steps)
    if approval.on_reject not in ("", CONTINUE) and approval.on_reject not in steps:
        said = f"approval '{step.id}' sends rejected work back to"
        yield _hit(Mention(approval.on_reject, step.at, ("approve", "on_reject")), said, steps)


def _scenario(scenario: Scenario, steps: Collection[str]) -> Iterator[Hit]:
    at: Places = scenario.at
    for name, _ in scenario.answers:
        if name not in steps:
            said = "the scenario answers"
            yield _hit(Mention(name, at, ("answers", name), of_key=True), said, steps)
    for key, names in (("done", scenario.then.done), ("skipped", scenario.then.skipped or ())):
        for place, name in enumerate(names):
            if name not in steps:
                yield _hit(
                    Mention(name, at, ("then", key, place)), f"the scenario expects {key}:", steps
                )


def _in_project(facts: ProjectFacts) -> Iterator[Hit]:
    known = [phase.id for phase in facts.project.phases if phase.id]
    known += [task.id for task in facts.tasks]
    names = set(known)
    for task in facts.tasks:
        for place, link in enumerate(task.needs or ()):
            if link.to not in names:
                mention = Mention(link.to, task.at, ("needs", place, "task"))
                yield _hit(
                    mention, f"task '{task.id}' needs", known, "task or phase of this project"
                )


def _hit(
    mention: Mention, said: str, known: Collection[str], kind: str = "step of this process"
) -> Hit:
    at = mention.span()
    message = sentences(
        f"{said} '{mention.word}', which is no {kind}.",
        "So the reference leads nowhere.",
        nearest(mention.word, known),
    )
    return Hit(at, message, nearest_instead(at, mention.word, known))
