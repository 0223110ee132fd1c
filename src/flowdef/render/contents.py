"""Contents: the headings of a Markdown page as links that lead to them on any forge."""

import re
from collections.abc import Iterator

from flowdef.render.anchors import anchors
from flowdef.render.spoken import Markdown

# No document holds this character: what an author writes can never stand for the contents.
MARK = Markdown("\0contents\0")

# A literal at the front lets the engine skip what is no beginning of a line.
_MARKED = re.compile(r"\n {0,3}(#[^\n]*|```+|~~~+)")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*$")
_ESCAPE = re.compile(r"\\([!-/:-@[-`{-~])")
_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\([^()]*\)")


def with_contents(page: str) -> str:
    """The page with its second and third headings listed where the mark stands."""
    if MARK not in page:
        return page
    before, _, after = page.partition(MARK)
    lines = [
        f"{'  ' * (level - 2)}- [{text}](#{anchor})"
        for level, text, anchor in headings(page)
        if level in (2, 3) and text != "Contents"
    ]
    return before + "\n".join(lines) + after.replace(MARK, "")


def headings(page: str) -> Iterator[tuple[int, str, str]]:
    """Level, text (Markdown without links) and anchor of each heading outside code."""
    found = list(_headings(page))
    named = anchors(_ESCAPE.sub(r"\1", text) for _, text in found)
    return ((level, text, anchor) for (level, text), anchor in zip(found, named, strict=True))


def _headings(page: str) -> Iterator[tuple[int, str]]:
    fence = ""
    for match in _MARKED.finditer(f"\n{page}"):
        line = match[1]
        if line[0] == "#":
            heading = None if fence else _HEADING.match(line)
            if heading:
                text = heading[2]
                yield len(heading[1]), _LINK.sub(r"\1", text) if "](" in text else text
        elif not fence:
            fence = line
        elif line.startswith(fence):
            fence = ""
