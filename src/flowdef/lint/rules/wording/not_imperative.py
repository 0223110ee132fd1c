"""The title of a step does not begin with a verb in command form.

A title that says what to do is read once: 'Send the contract', not 'Contract' or 'Sending of the
contract'. A beginning that no list knows is left alone. Of 24 findings in other people's
processes one was wrong. Source: ASD-STE100, 5.3; Mendling and others, 7PMG, G6.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Payment of the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice}

Fix: begin with the verb. A verb that flowdef does not know goes into
`lint: {words: {verbs: [decant]}}`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.english.commands import strayed
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="WRD001", severity=Severity.WARNING, profile=Profile.BASIC)
def not_imperative(facts: ProcessFacts) -> Iterator[Hit]:
    """At the title."""
    known = facts.english.verbs
    if not facts.prose.words:
        return
    for step in facts.steps:
        title = step.title
        if title.partition(" ")[0].lower() in known:
            continue
        word = strayed(title, facts.english)
        if word:
            yield Hit(
                step.at.span("title"),
                f"the title of step '{step.id}' is no command, as '{word}' shows: '{title}'. "
                "Readers look for what to do. Begin with the verb: 'Send the contract'.",
            )
