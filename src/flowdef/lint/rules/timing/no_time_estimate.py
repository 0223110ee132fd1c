"""A person's step does not say how much work it is.

Without the effort nobody can say how many hours a process takes from whom, whether a promised lead
time can be kept, or what a change would save. Source: Lean, process time.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the invoice, effort: 15m}
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the invoice, effort: 15m}
      - {id: pay, title: Pay the invoice, effort: 5m}

Fix: `effort:` with the hands-on time; a guess is better than nothing. How long it is until it is
over, waiting included, is `duration`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Work


@rule(code="TIM001", severity=Severity.INFO, profile=Profile.TEAM)
def no_time_estimate(facts: ProcessFacts) -> Iterator[Hit]:
    """At the id of the step; where no step says it, at that of the process."""
    work = [step for step in facts.steps if isinstance(step.deed, Work)]
    bare = [step for step in work if step.effort is None]
    if bare and len(bare) == len(work):
        process = facts.process
        yield Hit(
            process.at.span("id"),
            f"no step of process '{process.id}' says how much work it is. Nobody can tell how many "
            "hours it takes from whom. Write `effort` on each step, such as `20m`.",
        )
        return
    for step in bare:
        yield Hit(
            step.at.span("id"),
            f"step '{step.id}' does not say how much work it is. It is missing from every sum "
            "of hours. Write `effort`, such as `20m`.",
        )
