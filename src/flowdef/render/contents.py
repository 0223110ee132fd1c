"""Contents: the headings of a Markdown page as links that lead to them on any forge."""

import re
from collections.abc import Iterator
from itertools import chain

from flowdef.render.anchors import anchors
from flowdef.render.fences import FENCE, fence_after
from flowdef.render.markdown import escaped, plain_line
from flowdef.render.spoken import Authored, Markdown

# No document holds this character: what an author writes can never stand for the contents.
MARK = Markdown("\0contents\0")

# It stands on both sides of an author's own Markdown too: nothing between is a heading.
_BESIDE = "\0"
_SEEN = re.compile(rf"\n(?: {{0,3}}(#[^\n]*)|{FENCE.pattern})")
_DEEPEST, _BLANKS = 6, (" ", "\t")
_ESCAPE = re.compile(r"\\([!-/:-@[-`{-~])")
_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\([^()]*\)")


def as_printed(value: object) -> str:
    """What a page prints of a value, with a mark around an author's own Markdown."""
    if type(value) is str:
        return plain_line(value)
    return f"{_BESIDE}{value}{_BESIDE}" if type(value) is Authored and value else escaped(value)


def with_contents(page: str) -> str:
    """The page with its second and third headings listed where the mark stands, without marks."""
    before, marked, after = page.partition(MARK)
    if marked:
        lines = [
            f"{'  ' * (level - 2)}- [{text}](#{anchor})"
            for level, text, anchor in headings(page)
            if level in (2, 3) and text != "Contents"
        ]
        page = before + "\n".join(lines) + after.replace(MARK, "")
    return page.replace(_BESIDE, "")


def headings(page: str) -> Iterator[tuple[int, str, str]]:
    """Level, text (Markdown without links) and anchor of each heading outside code."""
    found = list(_headings(page))
    named = anchors(_ESCAPE.sub(r"\1", text) if "\\" in text else text for _, text in found)
    return ((level, text, anchor) for (level, text), anchor in zip(found, named, strict=True))


def _headings(page: str) -> Iterator[tuple[int, str]]:
    fence = ""
    ours = f"\n{page}".split(_BESIDE)[::2]
    for line, mark in chain.from_iterable(map(_SEEN.findall, ours)):
        if mark:
            fence = fence_after(fence, mark)
        elif not fence:
            said = line.lstrip("#")
            level, text = len(line) - len(said), said.strip(" \t")
            if level <= _DEEPEST and said[:1] in _BLANKS:
                yield level, _LINK.sub(r"\1", text) if "](" in text else text
