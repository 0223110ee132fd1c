"""A step or stage that is skipped for every possible answer: nobody will ever do it.

Its condition contradicts itself, that of its stage, or what was decided before; or it asks for a
verdict that nobody comes to read: where a rejection ends the run or goes back, whoever comes later
has been approved.
Source: soundness of workflow nets, no dead transitions.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {amount: {type: number, required: true}}
    steps:
      - {id: release, title: Let the head release it, when: amount > 1000 and amount < 500}
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {amount: {type: number, required: true}}
    steps:
      - {id: release, title: Let the head release it, when: amount > 500 and amount < 1000}
      - {id: pay, title: Pay the invoice}

Fix: correct the condition, or leave the step out. To go on after a rejection, write
`on_reject: continue` at the approval.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.conditions import Conditions
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Stage, Step
from flowdef.proofs.reach import always_left_out, stands_alone


@rule(code="STR013", severity=Severity.ERROR, profile=Profile.BASIC)
def dead_step(facts: ProcessFacts) -> Iterator[Hit]:
    """At the condition."""
    conditions = facts.conditions
    dead: set[str] = set()
    for stage in facts.process.stages:
        if stage.id in conditions.stages and _is_dead(facts, stage):
            dead.add(stage.id)
            yield _hit(stage, "stage", _where(conditions, stage))
    for stage in facts.process.stages:
        for step in stage.steps:
            if step.id in conditions.steps and stage.id not in dead and _is_dead(facts, step):
                yield _hit(step, "step", _where(conditions, step))


def _is_dead(facts: ProcessFacts, owner: Step | Stage) -> bool:
    """Whether it is left out, whatever is answered."""
    conditions = facts.conditions
    if conditions.never(owner) or (isinstance(owner, Step) and conditions.never_within(owner)):
        return True
    if not facts.has_runs:
        return False
    if conditions.varies(owner) and stands_alone(facts.deviating, owner):
        return False
    return always_left_out(facts.deviating, owner)


def _where(conditions: Conditions, owner: Step | Stage) -> str:
    """Where its condition is never true, if not everywhere."""
    if conditions.never(owner):
        return ""
    if isinstance(owner, Step) and conditions.never_within(owner):
        return f" where that of stage '{conditions.stage_of[owner.id].id}' is true"
    return " by the time that it is decided"


def _hit(owner: Step | Stage, kind: str, where: str) -> Hit:
    return Hit(
        owner.at.span("when"),
        f"{kind} '{owner.id}' is never done: its condition `{owner.when}` is never true{where}. "
        "What stands there would be skipped for every answer. Correct the condition, or leave it "
        "out.",
    )
