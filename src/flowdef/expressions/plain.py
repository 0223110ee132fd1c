"""Plain: the conditions that most documents write, read at a glance instead of by a grammar."""

import re
from decimal import Decimal

from flowdef.expressions.tree import At, Compare, Expression, Literal, Logic, Name

# Loading Jinja2 costs more than reading a whole document, and its parser more than all rules of
# the linter over a step. All that is read here means the same to the grammar; a test holds them
# together. Anything else is left to the grammar, faults too.
_PART = re.compile(
    r"""[ \t\r\n]*+(?P<name>[A-Za-z_][A-Za-z0-9_]*+)
    (?:[ \t\r\n]*+(?P<operator>==|!=|<=|>=|<|>)[ \t\r\n]*+
      (?:(?P<text>"[^"\\]*+"|'[^'\\]*+')
        |(?P<number>(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,10})?+)(?![\w.])
        |(?P<truth>true|false)(?!\w)))?+
    [ \t\r\n]*+(?:(?P<joint>and|or)(?!\w)|$)""",
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
        part = _part(match)
        if part is None or (joint and match["joint"] and match["joint"] != joint):
            return None
        parts.append(part)
        position = match.end()
        if not match["joint"]:
            return _joined(joint, parts) if position == len(text) else None
        joint = match["joint"]
    return None


def _part(match: re.Match[str]) -> Expression | None:
    word = match["name"]
    if word.lower() in _WORDS:
        return None
    name = Name(word, (match.start("name"), len(word)))
    operator = match["operator"]
    if operator is None:
        return name
    literal = _literal(match)
    start = name.at[0]
    return Compare(operator, name, literal, (start, sum(literal.at) - start))


def _literal(match: re.Match[str]) -> Literal:
    kind = next(each for each in ("text", "number", "truth") if match[each])
    written = match[kind]
    at: At = (match.start(kind), len(written))
    if kind == "text":
        return Literal(written[1:-1], at)
    return Literal(Decimal(written) if kind == "number" else written == "true", at)


def _joined(operator: str, parts: list[Expression]) -> Expression:
    if len(parts) == 1:
        return parts[0]
    start = parts[0].at[0]
    return Logic(operator, tuple(parts), (start, sum(parts[-1].at) - start))
