"""Frame: what every page of a handbook has around its own text."""

from collections.abc import Iterable

from flowdef.render.markdown import escaped, inline, joined
from flowdef.render.spoken import Markdown

# The first line of every page: what bears it may be written anew, or removed.
MARK = "<!-- Made by 'flowdef docs build': a change made here is lost. -->"


def framed(blocks: Iterable[str], way: Iterable[Markdown] = ()) -> str:
    """A page: the mark, the way back to the entrance, and its blocks with a blank line between."""
    trail = joined(way, " › ")
    return "\n\n".join(filter(None, (MARK, trail, *(escaped(each) for each in blocks)))) + "\n"


def heading(text: str, level: int = 1) -> Markdown:
    """A heading; a text that nobody could read is said to be missing."""
    return Markdown(f"{'#' * level} {inline(text if text.strip() else '(without a title)')}")
