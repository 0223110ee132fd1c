"""Prose: texts with {{ names }} and conditions, as a document without a run prints them."""

from collections.abc import Callable

from flowdef.expressions import words as expression_words
from flowdef.expressions.check import check_condition
from flowdef.expressions.parse import condition, template
from flowdef.expressions.tree import Fault
from flowdef.render.words import Fields


def filled(text: str, fields: Fields, mark: Callable[[str], str] = str) -> str:
    """The text with every `{{ x }}` printed as ‹label of x›; a faulty text as it stands.

    `mark` writes what is put in, for a text that is Markdown already.
    """
    if "{{" not in text:
        return text
    parsed = template(text)
    if isinstance(parsed, Fault):
        return text
    return "".join(
        part if isinstance(part, str) else mark(expression_words.shown(part, fields))
        for part in parsed.parts
    )


def condition_words(text: str, fields: Fields) -> str:
    """`credit == "poor"` as 'credit is poor'; a faulty condition as it stands."""
    parsed = condition(text)
    if isinstance(parsed, Fault):
        return text
    return expression_words.words(check_condition(parsed, fields).expression, fields)
