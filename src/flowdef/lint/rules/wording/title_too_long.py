"""The title of a step has over 8 words or 60 characters.

Titles stand in lists, plans and on buttons, where a long one is cut off. A `{{ name }}` counts as
one word. The rest belongs into the instructions. The limits are ours.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - id: pay
        title: Pay the invoice of the supplier from the account of the department

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - id: pay
        title: Pay the invoice
        instructions: Use the account of the department.

Fix: keep the verb and its object; move the rest into the instructions.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.english.sentences import count, plain
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule

WORDS, CHARACTERS = 8, 60


@rule(code="WRD004", severity=Severity.WARNING, profile=Profile.BASIC)
def title_too_long(facts: ProcessFacts) -> Iterator[Hit]:
    """At the title."""
    for step in facts.steps:
        title = step.title
        if len(title) <= CHARACTERS and title.count(" ") < WORDS:
            continue
        words, characters = count(title), len(plain(title))
        if words > WORDS or characters > CHARACTERS:
            yield Hit(
                step.at.span("title"),
                f"the title of step '{step.id}' has {words} words and {characters} characters: "
                f"'{title}'. Lists and plans cut it off. Keep to {WORDS} words and {CHARACTERS} "
                "characters; move the rest into the instructions.",
            )
