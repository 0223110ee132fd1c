"""Sentences: the sentences of a Markdown text, each with its place; code is not said."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from flowdef.lint.late import late

_FENCE = late(r"^[ \t]*(?:```|~~~)")
_APART = late(r"^[ \t]*(?:#{1,6}[ \t]|\||<[a-zA-Z/!]|---+[ \t]*$|===+[ \t]*$)")
_ITEM = late(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE = late(r"^[ \t]*>[ \t]?(?:\[!\w+\][ \t]*)?")
_END = late(r"(?:[.!?][\"'”\u2019)\]*_]*\s|(?:\}\}|:)[ \t]*\n)\s*(?=[\"'“\u2018(\[*_`]*[A-Z\d`{])")
_SHORTENED = late(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|incl|min|max|no|fig|sec|dr|mr|mrs|ms|inc|st|a\.m|p\.m|\w)"
    r"|^\W*\d+)\.$",
    re.IGNORECASE,
)
_NEAR = 12  # characters: longer than any shortened word
_LINK = late(r"!?\[([^\[\]]*)\]\([^()]*\)")
_HOLE = late(r"\{\{[^{}]*\}\}")
_MARK = late(r"\*\*|__|(?<!\w)[_*](?=\w)|(?<=\w)[_*](?!\w)|<[^<>]{1,60}>|`")
_NUMBER = late(r"^\W*(?:step +)?\d+(?:\.\d+)*[.):]? +(?=\w)", re.IGNORECASE)
_LETTER = late(r"\w")


class Sentence(NamedTuple):
    """A sentence as written, where it begins in the text, and whether it stands in a list."""

    text: str
    offset: int
    listed: bool = False
    quoted: bool = False


class _Block(NamedTuple):
    begin: int
    end: int
    listed: bool
    quoted: bool


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text; headings, tables and blocks of code are left out."""
    for block in _blocks(text):
        for start, stop in _ends(text, block.begin, block.end):
            said = text[start:stop]
            if said.strip():
                offset = start + len(said) - len(said.lstrip())
                yield Sentence(said.strip(), offset, block.listed, block.quoted)


def plain(text: str) -> str:
    """The words as a reader sees them: no marks, of links the text, of `{{ x }}` one word."""
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "{{" in text:
        text = _HOLE.sub("X", text)
    return _NUMBER.sub("", _MARK.sub("", text))


def count(text: str) -> int:
    """How many words a reader sees."""
    return sum(1 for word in plain(text).split() if _LETTER.search(word))


def _blocks(text: str) -> Iterator[_Block]:
    """The stretches that hold running text: paragraphs, items of lists, quotes."""
    block: _Block | None = None
    fenced = False
    at = 0
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        fence = bool(_FENCE.match(line))
        begun = None if fence or fenced or not line.strip() else _begun(line, start)
        if block and begun and not begun.listed and begun.quoted == block.quoted:
            block = block._replace(end=at)
            continue
        if block:
            yield block
        block = begun
        fenced ^= fence
    if block:
        yield block


def _begun(line: str, start: int) -> _Block | None:
    """The block that begins with a line; None where the line holds no running text."""
    if _APART.match(line):
        return None
    item, quote = _ITEM.match(line), _QUOTE.match(line)
    mark = item or quote
    return _Block(start + (mark.end() if mark else 0), start + len(line), bool(item), bool(quote))


def _ends(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    start = begin
    for match in _END.finditer(text, begin, end):
        if not _SHORTENED.search(text[max(start, match.start() - _NEAR) : match.start() + 1]):
            yield start, match.end()
            start = match.end()
    yield start, end
