"""Prose: texts with {{ names }} and conditions, as a document without a run prints them."""

from flowdef.expressions import words as expression_words
from flowdef.expressions.check import check_condition
from flowdef.expressions.parse import condition, template
from flowdef.expressions.tree import Fault
from flowdef.model.fields import Field


def filled(text: str, fields: dict[str, Field]) -> str:
    """The text with every `{{ x }}` printed as ‹label of x›; a faulty text as it stands."""
    if "{{" not in text:
        return text
    parsed = template(text)
    if isinstance(parsed, Fault):
        return text
    return expression_words.without_run(parsed, fields)


def condition_words(text: str, fields: dict[str, Field]) -> str:
    """`credit == "poor"` as 'Credit is poor'; a faulty condition as it stands."""
    parsed = condition(text)
    if isinstance(parsed, Fault):
        return text
    return expression_words.words(check_condition(parsed, fields).expression, fields)
