"""A step or stage that is skipped for every possible answer: nobody will ever do it.

Its condition contradicts itself, or that of its stage, or asks for a verdict that nobody comes
to read: where a rejection ends the run or goes back, whoever comes later has been approved.
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
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Stage, Step


@rule(code="STR013", severity=Severity.ERROR, profile=Profile.BASIC)
def dead_step(facts: ProcessFacts) -> Iterator[Hit]:
    """At the condition."""
    conditions = facts.conditions
    dead: set[str] = set()
    for stage in facts.process.stages:
        if conditions.never(stage):
            dead.add(stage.id)
            yield _hit(stage, "stage", "")
    for stage in facts.process.stages:
        for step in stage.steps:
            if step.id in conditions.steps and stage.id not in dead:
                if conditions.never(step):
                    yield _hit(step, "step", "")
                elif conditions.never_within(step):
                    yield _hit(step, "step", f" where that of stage '{stage.id}' is true")


def _hit(owner: Step | Stage, kind: str, within: str) -> Hit:
    return Hit(
        owner.at.span("when"),
        f"{kind} '{owner.id}' is never done: its condition `{owner.when}` is never true{within}. "
        "What stands there would be skipped for every answer. Correct the condition, or leave it "
        "out.",
    )
