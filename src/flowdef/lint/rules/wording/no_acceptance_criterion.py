"""A step says 'check' or 'verify', and nothing says which result is right.

Then looking at it is enough. The result may stand in the sentence ('that …', 'against …'), in
`expect`, in `checklist` or in what the step collects. Of 14 findings in other people's processes
two were wrong. Source: DOE-STD-1029, verification steps.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: check, title: Check the invoice, expect: Amount and account are those of the order.}

Fix: say in `expect`, or in the sentence, which result is right.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.english.flaws import says_what_is_right, unjudged_check
from flowdef.lint.english.vocabulary import CHECKS
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Work


@rule(code="WRD011", severity=Severity.WARNING, profile=Profile.TEAM)
def no_acceptance_criterion(facts: ProcessFacts) -> Iterator[Hit]:
    """At the title."""
    if facts.prose.words.isdisjoint(CHECKS):
        return
    for step in facts.steps:
        if isinstance(step.deed, Work) and not (step.expect or step.checklist or step.collect):
            flaw = unjudged_check(step.title, facts.english)
            if flaw and not says_what_is_right(step.instructions):
                yield Hit(
                    step.at.span("title"),
                    f"step '{step.id}' says '{step.title}', and nothing says which result "
                    "is right. Then a glance is enough. Say so in `expect`, or add `checklist` "
                    "or `collect`.",
                )
