"""Lines: text for the terminal, wrapped and put in columns at any width."""

import re
from collections.abc import Iterator, Sequence
from unicodedata import combining, east_asian_width

from flowdef.printable import printable

_GAPS = re.compile(r"\s+(?!·)")  # a dot between facts stays at the end of a line


def cells(text: str) -> int:
    """How many columns a text takes; wide characters take two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text
    )


def wrapped(text: str, width: int = 0, hang: int = 0) -> str:
    """The text in lines of at most `width` columns (0: in one); later lines begin at `hang`.

    A word that is longer than a line stands alone in one.
    """
    text = printable(text)
    start = text[: len(text) - len(text.lstrip())]
    if not width or cells(text) <= width:
        return text
    lines: list[str] = []
    line, room = start, cells(start)
    for word in _GAPS.split(text.strip()):
        gap = " " if line.strip() else ""
        if gap and room + 1 + cells(word) > width:
            lines.append(line)
            line, room, gap = " " * hang, hang, ""
        line += gap + word
        room += len(gap) + cells(word)
    return "\n".join([*lines, line])


def fitted(text: str, room: int, hang: int = 0) -> Iterator[str]:
    """The same line by line, words that are longer than a line divided, at any width."""
    hang = min(hang, room // 2)  # or a later line would have no room, and there would be no last
    for line in wrapped(text, room, hang).split("\n"):
        rest = line
        while room and cells(rest) > room:
            cut, least = room, len(rest) - len(rest.lstrip()) + 1
            while cut > least and cells(rest[:cut]) > room:
                cut -= 1
            yield rest[:cut]
            rest = " " * hang + rest[cut:]
        yield rest


def columns(rows: Sequence[Sequence[str]], width: int = 0) -> str:
    """Rows in aligned columns; where `width` is too narrow, each row as a short paragraph."""
    safe = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(*safe, strict=True)]
    lines = [
        "  ".join(cell + " " * (most - cells(cell)) for cell, most in zip(row, widths, strict=True))
        for row in safe
    ]
    if not width or all(cells(line.rstrip()) <= width for line in lines):
        return "".join(f"{line.rstrip()}\n" for line in lines)
    return "".join(
        f"{wrapped(first, width, 2)}\n{wrapped('  ' + ' · '.join(filter(None, rest)), width, 2)}\n"
        for first, *rest in safe
    )
