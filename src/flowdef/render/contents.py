"""Contents: the headings of a Markdown page as links that lead to them on any forge."""

import re
from collections.abc import Iterator
from unicodedata import category

from flowdef.render.spoken import Markdown

# No document holds this character: what an author writes can never stand for the contents.
MARK = Markdown("\0contents\0")

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*$|^ {0,3}(```+|~~~+)", re.MULTILINE)
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
    seen: dict[str, int] = {}
    fence = ""
    for match in _HEADING.finditer(page):
        level, text, mark = match.groups()
        if mark:
            if not fence:
                fence = mark
            elif mark.startswith(fence):
                fence = ""
        elif not fence:
            text = _LINK.sub(r"\1", text)
            anchor = slug(_ESCAPE.sub(r"\1", text))
            number = seen.get(anchor, 0)
            seen[anchor] = number + 1
            yield len(level), text, f"{anchor}-{number}" if number else anchor


def slug(text: str) -> str:
    """The anchor that GitHub gives a heading: small letters, digits, hyphens for blanks."""
    kept = (each for each in text.lower() if each in " -" or _word(each))
    return "".join(kept).replace(" ", "-")


def _word(character: str) -> bool:
    kind = category(character)
    return kind[0] in "LM" or kind in ("Nd", "Pc")
