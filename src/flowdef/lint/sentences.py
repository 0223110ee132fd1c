"""Sentences: the sentences of a Markdown text, each with its place; code is not said."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_FENCE = re.compile(r"^[ \t]*(?:```|~~~)")
_APART = re.compile(r"^[ \t]*(?:#{1,6}[ \t]|\||<[a-zA-Z/!]|---+[ \t]*$|===+[ \t]*$)")
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"^[ \t]*>[ \t]?(?:\[!\w+\][ \t]*)?")
_END = re.compile(r"[.!?][\"'”’)\]*_]*\s+(?=[\"'“\u2018(\[*_`]*[A-Z\d`{])")
_SHORTENED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|incl|min|max|no|fig|sec|dr|mr|mrs|ms|inc|st|a\.m|p\.m|\w)|^\W*\d+)\.$",
    re.IGNORECASE,
)


class Sentence(NamedTuple):
    """A sentence as written, where it begins in the text, and whether it stands in a list."""

    text: str
    offset: int
    listed: bool = False
    quoted: bool = False


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text; headings, tables and blocks of code are left out."""
    for begin, end, listed, quoted in _blocks(text):
        for start, stop in _ends(text, begin, end):
            said = text[start:stop].rstrip()
            indented = len(said) - len(said.lstrip())
            if said.strip():
                yield Sentence(said.strip(), start + indented, listed, quoted)


def _blocks(text: str) -> Iterator[tuple[int, int, bool, bool]]:
    """The stretches that hold running text: paragraphs, items of lists, quotes."""
    begin, end, listed, quoted, fenced = -1, -1, False, False, False
    at = 0
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        fence = _FENCE.match(line)
        item, quote = _ITEM.match(line), _QUOTE.match(line)
        apart = fence or fenced or not line.strip() or _APART.match(line)
        if (apart or item or bool(quote) != quoted) and begin >= 0:
            yield begin, end, listed, quoted
            begin = -1
        fenced ^= bool(fence)
        if apart:
            continue
        if begin < 0:
            mark = item or quote
            begin, listed, quoted = start + (mark.end() if mark else 0), bool(item), bool(quote)
        end = at
    if begin >= 0:
        yield begin, end, listed, quoted


def _ends(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    start = begin
    for match in _END.finditer(text, begin, end):
        if not _SHORTENED.search(text[start : match.start() + 1]):
            yield start, match.end()
            start = match.end()
    yield start, end
