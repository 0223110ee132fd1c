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

from flowdef.findings import Severity
from flowdef.lint.english.signs import generic
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule

_SPACES = 3


@rule(code="WRD021", severity=Severity.WARNING, profile=Profile.BASIC)
def generic_title(facts: ProcessFacts) -> Iterator[Hit]:
    """At the title."""
    stages = ((each.id, each.title, each.at) for each in facts.process.stages if each.id)
    steps = ((each.id, each.title, each.at) for each in facts.steps)
    for name, title, at in (*stages, *steps):
        if title.count(" ") <= _SPACES and generic(title):
            yield Hit(
                at.span("title"),
                f"the title '{title}' of '{name}' says nothing. In a list nobody knows what it "
                "is. Say what is done.",
            )
