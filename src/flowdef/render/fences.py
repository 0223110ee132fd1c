"""Fences: blocks of Markdown in which every character stays what it is, and where they end."""

import re

from flowdef.render.spoken import Markdown

# A line that may open or close one.
FENCE = re.compile(r" {0,3}((?:```+|~~~+)[^\n]*)")
_TICKS = re.compile(r"`+")


def fence(text: str, language: str = "") -> Markdown:
    """A block in which every character stays what it is."""
    longest = max(map(len, _TICKS.findall(text)), default=0)
    mark = "`" * max(3, longest + 1)
    return Markdown(f"{mark}{language}\n{text}\n{mark}")


def fence_after(fence: str, line: str) -> str:
    """The fence that is open after a line that begins like one; empty for none.

    `fence` is the one that was open before it.
    """
    rest = line.lstrip(line[0])
    mark = line[: len(line) - len(rest)]
    if fence:
        return "" if mark.startswith(fence) and not rest.strip() else fence
    return "" if "`" in mark and "`" in rest else mark
