"""One name is recorded in two places: by two steps, or by an input and a step.

A name has one owner. Otherwise the second value would silently replace the first, and nobody
could tell which one a condition reads. An approval `approve-terms` records its verdict as
`approve_terms`, which is taken with that.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: read, title: Read the invoice, collect: {amount: {type: number}}}
      - {id: pay, title: Pay the invoice, collect: {amount: {type: number}}}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: read, title: Read the invoice, collect: {amount: {type: number}}}
      - {id: pay, title: Pay the invoice, collect: {paid: {type: number}}}

Fix: give one of them a name of its own. Where a value was wrong, `flowdef correct` changes it.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.mentions import Mention
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Approval, Step
from flowdef.model.verdict import verdict_name


@rule(code="DAT012", severity=Severity.ERROR, profile=Profile.MIN)
def duplicate_field(facts: ProcessFacts) -> Iterator[Hit]:
    """At the second name, or at the id of the approval that records it."""
    verdicts = sum(isinstance(step.deed, Approval) for step in facts.not_work)
    if len(facts.fields) == len(facts.described) + verdicts:
        return
    owners: dict[str, str] = {field.name: "an input" for field in facts.process.inputs}
    for step in facts.steps:
        for mention in _recorded(step):
            name = mention.word
            if name in owners:
                yield Hit(
                    mention.span(),
                    f"field '{name}' is recorded by step '{step.id}' and by {owners[name]} too. "
                    "One value would replace the other. Give one of the fields another name.",
                )
            else:
                owners[name] = f"step '{step.id}'"


def _recorded(step: Step) -> Iterator[Mention]:
    for field in step.collect:
        yield Mention(field.name, step.at, ("collect", field.name), of_key=True)
    if isinstance(step.deed, Approval):
        yield Mention(verdict_name(step.id), step.at, ("id",))
