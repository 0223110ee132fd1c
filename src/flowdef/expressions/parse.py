"""Parse: conditions and texts into trees, by the grammar of Jinja2's own parser."""

import re
from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING

from flowdef.expressions.convert import Refusal, convert
from flowdef.expressions.plain import plain
from flowdef.expressions.tokens import Token, tokens
from flowdef.expressions.tree import At, Expression, Fault, Name, Template

if TYPE_CHECKING:
    from jinja2.nodes import Expr
    from jinja2.parser import Parser

MAX_EXPRESSION = 2_000  # characters
MAX_TEXT = 1_000_000  # characters of a text with expressions in it

_PLAIN_NAME = re.compile(r"[ \t\r\n]*([A-Za-z_][A-Za-z0-9_]*)[ \t\r\n]*")
_WORDS = frozenset({"and", "or", "not", "in", "is", "if", "else", "true", "false", "none"})
_INSIDE = re.compile(
    r"""(?>(?:[^"'{}]|"(?>(?:[^"\\]|\\.)*)"|'(?>(?:[^'\\]|\\.)*)'|\{(?!\{)|\}(?!\}))*)\}\}""",
    re.DOTALL,
)


@lru_cache(maxsize=8192)
def condition(text: str) -> Expression | Fault:
    """A `when` as a tree; offsets count from the beginning of `text`."""
    found = plain(text) if len(text) <= MAX_EXPRESSION else None
    return _expression(text, 0, len(text)) if found is None else found


def template(text: str) -> Template | Fault:
    """A text as its parts; only `{{ … }}` is special, `{%` and `{#` are text like any other.

    Two literal braces are written `{{ "{{" }}`. A text without `{{` costs nothing.
    """
    if "{{" not in text:
        return Template((text,) if text else ())
    return _template(text)


@lru_cache(maxsize=4096)
def _template(text: str) -> Template | Fault:
    if len(text) > MAX_TEXT:
        return Fault("limit", f"the text has more than {MAX_TEXT:,} characters", MAX_TEXT)
    parts: list[str | Expression] = []
    position = 0
    while (start := text.find("{{", position)) >= 0:
        end = _end(text, start)
        if isinstance(end, Fault):
            return end
        expression = _expression(text, start + 2, end)
        if isinstance(expression, Fault):
            return expression
        if start > position:
            parts.append(text[position:start])
        parts.append(expression)
        position = end + 2
    if position < len(text):
        parts.append(text[position:])
    return Template(tuple(parts))


def _end(text: str, start: int) -> int | Fault:
    inside = _INSIDE.match(text, start + 2, start + MAX_EXPRESSION + 4)
    end = inside.end() - 2 if inside else text.find("}}", start + 2)
    if end < 0 or (inside is None and 0 <= text.find("{{", start + 2) < end):
        return Fault("syntax", "'{{' is never closed by '}}'", start, 2)
    for place in (start + 2, end - 1):
        if text[place] in "-+" and place < end:
            message = f"'{text[place]}' beside the braces trims nothing here; write {{{{ … }}}}"
            return Fault("forbidden", message, place)
    return end


def _expression(text: str, start: int, end: int) -> Expression | Fault:
    if end - start > MAX_EXPRESSION:
        message = f"an expression has at most {MAX_EXPRESSION:,} characters"
        return Fault("limit", message, start, end - start)
    plain = _PLAIN_NAME.fullmatch(text, start, end)
    if plain and plain[1].lower() not in _WORDS:
        return Name(plain[1], (plain.start(1), len(plain[1])))
    found = tokens(text, start, end)
    if isinstance(found, Fault):
        return found
    if not found:
        return Fault("syntax", "an expression is missing", start, max(1, end - start))
    node = _grammar(found)
    if isinstance(node, Fault):
        return node
    try:
        return convert(node, _extents(found))
    except Refusal as refusal:
        return refusal.fault


def _grammar(found: tuple[Token, ...]) -> "Expr | Fault":
    """What Jinja2's parser makes of the words; a node's `lineno` is its offset."""
    from jinja2.exceptions import TemplateSyntaxError
    from jinja2.lexer import Token as Jinja
    from jinja2.lexer import TokenStream, operators

    kinds = {"name": "name", "number": "float", "text": "string"}
    stream = TokenStream(
        (
            Jinja(token.at[0], kinds.get(token.kind) or operators[str(token.value)], token.value)  # type: ignore[arg-type]  # its numbers are no text either
            for token in found
        ),
        None,
        None,
    )
    parser = copy(_parser())  # a stream of its own for each thread
    parser.stream = stream
    try:
        node = parser.parse_expression()
    except TemplateSyntaxError:
        return _unexpected(found, None if stream.eos else stream.current.lineno)
    return node if stream.eos else _unexpected(found, stream.current.lineno)


@lru_cache(maxsize=1)
def _parser() -> "Parser":
    from jinja2 import Environment
    from jinja2.parser import Parser

    return Parser(Environment(autoescape=True), "", state="variable")


def _unexpected(found: tuple[Token, ...], offset: int | None) -> Fault:
    if offset is None:
        last = found[-1]
        message = f"something is missing after {last.written}"
        return Fault("syntax", message, *last.at)
    token = next(token for token in found if token.at[0] == offset)
    word = str(token.value).lower()
    if token.kind == "name" and word in _WORDS and word != token.value:
        return Fault("syntax", f"{token.written} is not known; write '{word}'", *token.at)
    return Fault("syntax", f"{token.written} does not belong here", *token.at)


def _extents(found: tuple[Token, ...]) -> dict[int, At]:
    """For each word's offset the place of the word, or of all that its bracket holds."""
    extents = {token.at[0]: token.at for token in found}
    opened: list[int] = []
    for token in found:
        if token.kind == "operator" and token.value in ("(", "[", "{"):
            opened.append(token.at[0])
        elif token.kind == "operator" and token.value in (")", "]", "}"):
            offset = opened.pop()
            extents[offset] = (offset, token.at[0] + 1 - offset)
    return extents
