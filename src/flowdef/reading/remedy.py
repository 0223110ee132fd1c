"""Remedy: the edits that mend what reading finds, where there is but one way."""

import re
from bisect import bisect_right

from flowdef.findings import Edit, Fix, Span
from flowdef.reading.scalars import resolve
from flowdef.reading.source import Source

_TEMPLATE = re.compile(r"\{\{[^{}\r\n]*\}\}")
_NAME = r"[^\s'\"{}\[\],&*#:][^'\"{}\[\],&*#:]*"
_BLOCK = re.compile(rf"(?P<indent>[ ]*(?:- +)*)(?:{_NAME}:[ \t]+)?")
_KEY = re.compile(rf"[ ]*(?:- +)*{_NAME}:[ \t]+(?=[\w(])")
_ENDED = re.compile(r"[ \t]*(?:[,\]}]|$|[ \t]#)", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]#")
_NEXT = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*([ \t]*)\S")
_WORD = re.compile(r"[a-zA-Z0-9_][a-zA-Z0-9_-]*")


def in_quotes(text: str) -> str:
    """A text on one line as YAML: in double quotes, or in single ones where those need no escape.

    It must hold no character that needs an escape.
    """
    if '"' in text or "\\" in text:
        return f"'{text.replace(chr(39), chr(39) * 2)}'"
    return f'"{text}"'


def as_word(word: str) -> str:
    """A word as YAML, in quotes where it would be more than text without them."""
    resolved = resolve(word)
    plain = resolved.value == word and not resolved.message and _WORD.fullmatch(word)
    return word if plain else in_quotes(word)


def written_out(span: Span, written: str) -> Fix:
    """What an unquoted value means here, written so that every reader takes it for that."""
    return Fix(does=f"write `{written}`", edits=(Edit(span, written),), safe=True)


def other_value(span: Span, written: str, *, safe: bool) -> Fix:
    """Another value in the place of one that does not fit."""
    return Fix(does=f"write `{written}`", edits=(Edit(span, written),), safe=safe)


def other_name(span: Span, key: str, *, safe: bool) -> Fix:
    """A known key in the place of an unknown one."""
    return Fix(does=f"rename the key to `{key}`", edits=(Edit(span, key),), safe=safe)


def in_list(span: Span, written: str) -> Fix:
    """A lone value as a list; safe where it is one word, for a sentence may be meant as two."""
    return Fix(
        does="make it a list",
        edits=(Edit(span, f"[{written}]"),),
        safe=bool(_WORD.fullmatch(written)),
    )


def quoted_value(source: Source, stopped: int) -> Fix | None:
    """Quotes around the text behind a key, where a parser stopped at a `: ` within that text."""
    line, _ = _line(source, stopped)
    key = _KEY.match(source.text, line, stopped)
    return quoted_text(source, key.end()) if key and key.end() < stopped else None


def quoted_text(source: Source, start: int) -> Fix | None:
    """Quotes around a text from its beginning; None where one cannot tell how far it goes."""
    end = _end_of_text(source, start)
    if end is None:
        return None
    written = in_quotes(source.text[start:end])
    edit = Edit(source.span(start, end), written)
    return Fix(does="put the text in quotes", edits=(edit,), safe=True)


def _end_of_text(source: Source, start: int) -> int | None:
    line, line_end = _line(source, start)
    before = _BLOCK.fullmatch(source.text, line, start)
    if before is None:
        match = _TEMPLATE.match(source.text, start)
        ended = match and _ENDED.match(source.text, match.end(), line_end)
        return match.end() if match and ended else None
    if _goes_on(source.text, line_end, len(before["indent"])):
        return None
    rest = source.text[start:line_end]
    comment = _COMMENT.search(rest)
    return start + len((rest[: comment.start()] if comment else rest).rstrip())


def _goes_on(text: str, at: int, indent: int) -> bool:
    """Whether the next line that is not blank stands deeper than `indent`, as part of the text."""
    first = _NEXT.match(text, at)
    return first is not None and len(first[1]) > indent


def _line(source: Source, offset: int) -> tuple[int, int]:
    """Where the line of an offset begins, and where it ends without its break."""
    number = bisect_right(source.line_starts, offset)
    start = source.line_starts[number - 1]
    end = source.end_of(number)
    return start, start + len(source.text[start:end].rstrip("\r\n"))
