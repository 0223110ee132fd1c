"""A text is still to be written: TODO, TBD, lorem ipsum.

Somebody will follow the document as it stands. Of 24 findings in other people's processes one was
wrong. The list is ours.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, instructions: "Use the account TBD."}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, instructions: Use the account of the department.}

Fix: write it, or delete it. What is open becomes a comment of the file: `# TODO: …`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.english.signs import may_be_open, placeholder
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.prose import Passage
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="WRD018", severity=Severity.ERROR, profile=Profile.BASIC)
def placeholder_text(facts: ProcessFacts) -> Iterator[Hit]:
    """At the placeholder."""
    head = (each for each in facts.prose.head() if may_be_open(each.text))
    steps = _texts(facts) if may_be_open(facts.prose.whole) else ()
    for passage in (*head, *steps):
        flaw = placeholder(passage.text)
        if flaw:
            yield Hit(
                passage.span(flaw),
                f"{passage.owner} is not written yet: '{flaw.said}'. Somebody "
                "will follow it as it stands. Write it, or delete it.",
            )


def _texts(facts: ProcessFacts) -> Iterator[Passage]:
    """Every text of the steps."""
    yield from facts.prose.titles()
    yield from facts.prose.instructions()
    yield from facts.prose.criteria()
    yield from facts.prose.warnings()
    yield from facts.prose.notes()
