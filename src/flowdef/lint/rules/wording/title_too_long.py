"""The title of a step has over 8 words or 60 characters.

Titles stand in lists, plans and on buttons, where a long one is cut off. A `{{ name }}` counts as
one word. The rest belongs into the instructions. The limits are ours;
`lint: {limits: {title_words: 10, title_characters: 70}}` in the settings sets others.

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


@rule(code="WRD004", severity=Severity.WARNING, profile=Profile.BASIC)
def title_too_long(facts: ProcessFacts) -> Iterator[Hit]:
    """At the title."""
    limits = facts.english.limits
    most_words, most_characters = limits.title_words, limits.title_characters
    for step in facts.steps:
        title = step.title
        if len(title) <= most_characters and title.count(" ") < most_words:
            continue
        words, characters = count(title), len(plain(title))
        if words > most_words or characters > most_characters:
            yield Hit(
                step.at.span("title"),
                f"the title of step '{step.id}' has {words} words and {characters} characters: "
                f"'{title}'. Lists and plans cut it off. Keep to {most_words} words and "
                f"{most_characters} characters; move the rest into the instructions.",
            )
