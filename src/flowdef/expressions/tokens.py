"""Tokens: the words of an expression with their exact places, before any grammar."""

import re
from decimal import Decimal

from msgspec import Struct

from flowdef.expressions.tree import At, Fault

# A restriction of Jinja2's lexer, which knows lines but no columns, makes floats of decimals and
# takes `1_000`, `0x1F`, `"a" "b"` and every letter of Unicode in names. All that is accepted here
# means the same there.
_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]+)
    |(?P<name>[A-Za-z_][A-Za-z0-9_]*)(?!\w)
    |(?P<number>(?:0|[1-9][0-9]*)(?:\.[0-9]+)?)(?![\w.])
    |(?P<text>"(?:[^"\\]|\\["'\\nt])*"|'(?:[^'\\]|\\["'\\nt])*')
    |(?P<operator>==|!=|<=|>=|\*\*|//|[<>+\-*/%~|.,:()\[\]{}=])""",
    re.VERBOSE,
)
_WORD, _NUMBER = re.compile(r"\w+"), re.compile(r"[\w.]+")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t"}
_CLOSING = {")": "(", "]": "[", "}": "{"}
_OPENING = frozenset(_CLOSING.values())
_PREFIXES = ("not", "-", "+")
_MAX_DIGITS = 30
MAX_BRACKETS = 25  # in each other: one costs Jinja2's parser some fifteen calls of Python's stack

_FORBIDDEN = {
    ".": "leads to a part of a value, which is not known here; write the plain name of a field",
    "{": "opens a dictionary, which is not known here",
    "}": "closes a dictionary, which is not known here",
    ":": "is not known here",
    "~": "is not known here; put two {{ … }} side by side to join texts",
    "%": "is not known here; write percentages as numbers: 0.2",
    "**": "is not known here; multiply",
    "//": "is not known here; divide with '/'",
    "=": "compares nothing; write '=='",
    "is": "is not known here; compare with '=='",
    "if": "is not known here; two steps with a 'when' each say it",
    "else": "is not known here; two steps with a 'when' each say it",
    "none": "is not known here; default(…) gives an unset value another",
    "None": "is not known here; default(…) gives an unset value another",
}
_HINTS = {
    "&": "write 'and'",
    "!": "write 'not', or '!=' to compare",
    "?": "conditional expressions are not known here",
    "\u2260": "write '!='",
    "\u2264": "write '<='",
    "\u2265": "write '>='",
    "\u00d7": "write '*'",
    "\u201c": "write straight quotes",
    "\u201d": "write straight quotes",
    "\u201e": "write straight quotes",
    "\u2018": "write straight quotes",
    "\u2019": "write straight quotes",
    "$": "write the plain name of a field",
    "#": "comments are not known here",
    "\\": "a backslash stands only inside quotes",
}


class Token(Struct, frozen=True):
    """A word: its kind (name, number, text, operator), what it says, and where it stands."""

    kind: str
    value: str | Decimal
    at: At

    @property
    def written(self) -> str:
        """How it is quoted in a message."""
        return repr(self.value) if self.kind == "text" else f"'{self.value}'"


def tokens(source: str, start: int, end: int) -> tuple[Token, ...] | Fault:
    """The words of `source[start:end]`; brackets are known to pair when this succeeds."""
    found: list[Token] = []
    opened: list[Token] = []
    position = start
    while position < end:
        match = _TOKEN.match(source, position, end)
        if match is None:
            return _stray(source, position, end)
        token = _token(match)
        if isinstance(token, Fault):
            return token
        position = match.end()
        if token is not None:
            found.append(token)
            fault = _pair(token, opened) or _misplaced(found)
            if fault:
                return fault
    if opened:
        return Fault("syntax", f"'{opened[-1].value}' is never closed", *opened[-1].at)
    return tuple(found)


def _token(match: re.Match[str]) -> Token | Fault | None:
    kind, written = str(match.lastgroup), match[0]
    at = (match.start(), len(written))
    if kind == "space":
        return None
    if kind == "text":
        return Token(kind, _ESCAPE.sub(_unescaped, written[1:-1]), at)
    if kind == "number":
        if len(written) > _MAX_DIGITS:
            return Fault("limit", f"a number has at most {_MAX_DIGITS} digits", *at)
        return Token(kind, Decimal(written), at)
    return Token(kind, written, at)


def _unescaped(match: re.Match[str]) -> str:
    return _ESCAPED.get(match[1], match[1])


def _pair(token: Token, opened: list[Token]) -> Fault | None:
    if token.kind != "operator":
        return None
    if token.value in _OPENING:
        opened.append(token)
        if len(opened) > MAX_BRACKETS:
            return Fault("limit", f"brackets are nested deeper than {MAX_BRACKETS}", *token.at)
    opening = _CLOSING.get(str(token.value))
    if opening and (not opened or opened.pop().value != opening):
        return Fault("syntax", f"{token.written} closes nothing", *token.at)
    return None


def _misplaced(found: list[Token]) -> Fault | None:
    token, before = found[-1], found[-2] if len(found) > 1 else None
    if token.kind in ("name", "operator") and token.value in _FORBIDDEN:
        return Fault("forbidden", f"{token.written} {_FORBIDDEN[str(token.value)]}", *token.at)
    # Jinja2 joins quoted texts that stand side by side: nearly always a comma is missing.
    if token.kind == "text" and before and before.kind == "text":
        return Fault(
            "syntax", f"a comma or an operator is missing before {token.written}", *token.at
        )
    # Each of these is a call in a recursive parser.
    row = found[-MAX_BRACKETS - 1 :] if token.value in _PREFIXES else []
    if len(row) > MAX_BRACKETS and all(each.value in _PREFIXES for each in row):
        return Fault("limit", f"more than {MAX_BRACKETS} signs in a row", *token.at)
    return None


def _stray(source: str, position: int, end: int) -> Fault:
    character = source[position]
    if character in "\"'":
        return _quote(source, position, end)
    word = (_NUMBER if character.isdecimal() else _WORD).match(source, position, end)
    if word and character.isdecimal():
        return Fault("syntax", f"'{word[0][:40]}' is no number; write it like 12.5", *_at(word))
    if word:
        message = f"'{word[0][:40]}' is no name; names are of a-z, 0-9 and _"
        return Fault("syntax", message, *_at(word))
    hint = _HINTS.get(character, "")
    message = f"the character {character!r} is not known here" + (f"; {hint}" if hint else "")
    return Fault("syntax", message, position)


def _quote(source: str, position: int, end: int) -> Fault:
    quote = source[position]
    for match in re.compile(rf"\\(.?)|{quote}", re.DOTALL).finditer(source, position + 1, end):
        if match[0] == quote:
            break
        if not match[1] or match[1] not in "\"'\\nt":
            message = f"'{match[0]}' is no known escape; write '{chr(92) * 2}' for a backslash"
            return Fault("syntax", message, match.start(), len(match[0]))
    return Fault("syntax", f"the quote {quote} is never closed", position)


def _at(match: re.Match[str]) -> At:
    return match.start(), match.end() - match.start()
