"""Authored: an author's own Markdown, made to keep its place below a heading of ours."""

import re
from functools import cache
from typing import TYPE_CHECKING

from flowdef.render.fences import FENCE, fence_after
from flowdef.render.markdown import inline
from flowdef.render.spoken import Authored

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# Only a text with one of these can hold HTML, a heading, or a fence that is never closed.
_DOUBTFUL = re.compile(
    r"<[A-Za-z/!?]|^[ \t>*+\d.)-]*(?:#{1,6}(?:\s|$)|=+[ \t]*$|-+[ \t]*$|```|~~~)", re.MULTILINE
)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$")
_INNER_HEADING = re.compile(r"^([ \t>*+\d.)-]*)(#{1,6}(?:\s|$))")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-+)[ \t]*$")
_CODE = re.compile(r"(`+[^`]*`+)")
_END = "where our own text goes on"


def authored(text: str) -> Authored:
    """Markdown without HTML and headings, that ends where it ends.

    Headings become bold and tags text. What still is not calm after that stays text altogether.
    """
    text = re.sub(r"\r\n?", "\n", text).strip("\n").rstrip()
    if not _DOUBTFUL.search(text):
        return Authored(text)
    for calmer in (text, _tamed(text), text.replace("<", "&lt;")):
        if _calm(calmer):
            return Authored(calmer)
    return Authored("\n".join(map(inline, text.split("\n"))))


def _calm(text: str) -> bool:
    """Whether it makes no HTML and no heading, and what is written after it stands free of it."""
    tokens = _parser().parse(f"{text}\n\n{_END}\n")
    last = tokens[-2:-1]
    if not last or last[0].level != 1 or last[0].content != _END:
        return False
    flat = (each for token in tokens for each in (token, *(token.children or ())))
    return all(each.type not in ("html_block", "html_inline", "heading_open") for each in flat)


def _tamed(text: str) -> str:
    """Line by line: a heading becomes bold, its underline goes, a tag is text, a fence closes."""
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        mark = FENCE.match(line)
        if mark:
            fence = fence_after(fence, mark[1])
        if mark or fence:
            lines.append(line)
        elif not (_UNDERLINE.match(line) and lines and lines[-1].strip()):
            lines.append(_tamed_line(line))
    return "\n".join([*lines, fence] if fence else lines)


def _tamed_line(line: str) -> str:
    parts = _CODE.split(line)
    calm = "".join(part if at % 2 else part.replace("<", "&lt;") for at, part in enumerate(parts))
    heading = _HEADING.match(calm)
    return f"**{heading[1]}**" if heading and heading[1] else _INNER_HEADING.sub(r"\1\\\2", calm)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 (few texts are doubtful enough to need it)

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])
