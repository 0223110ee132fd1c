"""Prose: texts with {{ names }} and conditions, as a document without a run prints them."""

import re
from collections.abc import Callable

from flowdef.expressions import words as expression_words
from flowdef.expressions.check import check_condition
from flowdef.expressions.parse import condition, template
from flowdef.expressions.shown import placeholder
from flowdef.expressions.tree import Fault, names
from flowdef.paths.search import satisfiable
from flowdef.render.words import Fields

_NAMES = re.compile(
    r"\{\{[ \t\r\n]*(?!(?i:and|or|not|in|is|if|else|true|false|none)\b)"
    r"([A-Za-z_][A-Za-z0-9_]*)[ \t\r\n]*\}\}"
)


def filled(text: str, fields: Fields, mark: Callable[[str], str] = str) -> str:
    """The text with every `{{ x }}` printed as ‹label of x›; a faulty text as it stands.

    `mark` writes what is put in, for a text that is Markdown already.
    """
    if "{{" not in text:
        return text
    if text.count("{") == 2 * len(_NAMES.findall(text)):
        # Names and nothing else, as nearly always: the grammar would find the same.
        return _NAMES.sub(lambda match: mark(placeholder(fields.get(match[1]), match[1])), text)
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


def implied(one: str, by: str, fields: Fields) -> bool:
    """Whether a condition holds wherever another of the same field does: nobody need say both."""
    parsed = [each for each in (condition(one), condition(by)) if not isinstance(each, Fault)]
    checked = [check_condition(each, fields) for each in parsed]
    if len(checked) < 2 or any(each.faults for each in checked):
        return False
    first, second = (each.expression for each in checked)
    if not {each.name for each in names(first)} & {each.name for each in names(second)}:
        return False
    return satisfiable([(first, False), (second, True)], fields) is None
