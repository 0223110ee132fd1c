"""Plain: the conditions that most documents write, read at a glance instead of by a grammar."""

import re
from decimal import Decimal

from flowdef.expressions.tree import Compare, Expression, Literal, Logic, Name

# Loading Jinja2 costs more than reading a whole document, and its parser more than all rules of
# the linter over a step. All that is read here means the same to the grammar; a test holds them
# together. Anything else is left to the grammar, faults too.
#
# Atomic groups, not possessive ones: until 3.11.5 a possessive group forgets to backtrack inside.
_PART = re.compile(
    r"""[ \t\r\n]*+([A-Za-z_][A-Za-z0-9_]*+)
    (?>(?:[ \t\r\n]*+(==|!=|<=|>=|<|>)[ \t\r\n]*+
      (?:("[^"\\]*+"|'[^'\\]*+')
        |((?:0|[1-9][0-9]{0,14})(?>(?:\.[0-9]{1,10})?))(?![\w.])
        |(true|false)(?!\w)))?)
    [ \t\r\n]*+(?:(and|or)(?!\w)|$)""",
    re.VERBOSE,
)
_WORDS = frozenset({"and", "or", "not", "in", "is", "if", "else", "true", "false", "none"})


def plain(text: str) -> Expression | None:
    """A name, a comparison of a name with a literal, or several of these joined by one operator.

    None for any other text: it may be right or wrong.
    """
    parts: list[Expression] = []
    joint = ""
    position = 0
    while match := _PART.match(text, position):
        name, operator, quoted, number, truth, following = match.groups()
        if name.lower() in _WORDS or (joint and following and following != joint):
            return None
        start = match.start(1)
        part: Expression = Name(name, (start, len(name)))
        if operator is not None:
            literal = _literal(match, quoted, number, truth)
            part = Compare(operator, part, literal, (start, sum(literal.at) - start))
        parts.append(part)
        position = match.end()
        if not following:
            return _joined(joint, parts) if position == len(text) else None
        joint = following
    return None


def _literal(match: re.Match[str], quoted: str | None, number: str | None, truth: str) -> Literal:
    if quoted is not None:
        return Literal(quoted[1:-1], (match.start(3), len(quoted)))
    if number is not None:
        return Literal(Decimal(number), (match.start(4), len(number)))
    return Literal(truth == "true", (match.start(5), len(truth)))


def _joined(operator: str, parts: list[Expression]) -> Expression:
    if len(parts) == 1:
        return parts[0]
    start = parts[0].at[0]
    return Logic(operator, tuple(parts), (start, sum(parts[-1].at) - start))
