"""A title says nothing: 'Step 1', 'Task', 'Do something'.

It is what a tool or a hurried author left there. Of 24 findings in other people's processes none
was wrong. Source: BP3, rules against default names; Miragon, no-generated-ids.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: step-1, title: Step 1}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice}

Fix: say what is done.
"""

from collections.abc import Iterator

from flowdef.findings import Places, Severity
from flowdef.lint.english.signs import generic
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule

_SPACES = 3  # with more, a title says something


@rule(code="WRD021", severity=Severity.WARNING, profile=Profile.BASIC)
def generic_title(facts: ProcessFacts) -> Iterator[Hit]:
    """At the title."""
    for step in facts.steps:
        if step.title.count(" ") <= _SPACES and generic(step.title):
            yield _hit(step.id, step.title, step.at)
    for stage in facts.process.stages:
        if stage.id and stage.title.count(" ") <= _SPACES and generic(stage.title):
            yield _hit(stage.id, stage.title, stage.at)


def _hit(name: str, title: str, at: Places) -> Hit:
    return Hit(
        at.span("title"),
        f"the title '{title}' of '{name}' says nothing. In a list nobody knows what it is. "
        "Say what is done, with a verb and its object.",
    )
