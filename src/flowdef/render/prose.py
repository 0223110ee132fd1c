"""Prose: texts with {{ names }} and conditions, as a document without a run prints them."""

from flowdef.expressions import words as expression_words
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
    parts = (
        part if isinstance(part, str) else expression_words.shown(part, fields)
        for part in parsed.parts
    )
    return "".join(parts)


def condition_words(text: str, fields: dict[str, Field]) -> str:
    """`credit == "poor"` as 'Credit is poor'; a faulty condition as it stands."""
    parsed = condition(text)
    return text if isinstance(parsed, Fault) else expression_words.words(parsed, fields)
