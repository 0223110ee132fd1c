"""Contents: the headings of a Markdown page as links that lead to them on any forge."""

import re
from collections.abc import Iterator

from flowdef.render.anchors import anchors
from flowdef.render.fences import FENCE, fence_after
from flowdef.render.markdown import escaped, plain_line
from flowdef.render.spoken import Authored, Markdown

# No document holds this character: what an author writes can never stand for the contents.
MARK = Markdown("\0contents\0")

# It stands on both sides of an author's own Markdown too: nothing between is a heading.
_BESIDE = "\0"
_SEEN = re.compile(rf"\0[^\0]*\0|\n(?: {{0,3}}(#[^\n]*)|{FENCE.pattern})")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*$")
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
    for match in _SEEN.finditer(f"\n{page}"):
        line, mark = match.groups()
        if mark:
            fence = fence_after(fence, mark)
        elif line and not fence and (heading := _HEADING.match(line)):
            text = heading[2]
            yield len(heading[1]), _LINK.sub(r"\1", text) if "](" in text else text
