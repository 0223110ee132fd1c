"""Gap: what stands between two values of a text: signs, and comments with their columns."""

import re
from typing import NamedTuple

from flowdef.layout.part import Unusual

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")
_SIGN = re.compile(r"&\S+|\S")


class Line(NamedTuple):
    """A line of its own between two values: a comment, or nothing; and the column it begins at."""

    column: int
    text: str


class Gap(NamedTuple):
    """The signs in their order, the comment at the end of the first line, and the lines below."""

    signs: tuple[str, ...]
    behind: str
    lines: tuple[Line, ...]

    @property
    def commented(self) -> bool:
        """Whether there is any comment."""
        return bool(self.behind) or any(line.text for line in self.lines)


def gap(text: str, start: int, end: int, allowed: str) -> Gap:
    """What stands from `start` to before `end`; raises Unusual for a sign that is not allowed.

    The comment behind keeps the blanks before it. Words that begin with `&` are anchors.
    """
    first, *rest = text[start:end].split("\n")
    signs = [*_signs(first)]
    lines = []
    for number, line in enumerate(rest, 1):
        found = _signs(line)
        comment = _COMMENT.search(line)
        if comment and found:
            raise Unusual
        if comment or (not found and number < len(rest)):
            lines.append(
                Line(comment.start() if comment else 0, comment[0].rstrip() if comment else "")
            )
        signs += found
    if any(sign[0] not in allowed for sign in signs):
        raise Unusual
    return Gap(tuple(signs), _behind(first), tuple(lines))


def _signs(line: str) -> list[str]:
    found: list[str] = _SIGN.findall(_COMMENT.sub("", line))
    return found


def _behind(line: str) -> str:
    """The comment at the end of a line, with at least two blanks before it."""
    comment = _COMMENT.search(line)
    if not comment:
        return ""
    before = line[: comment.start()]
    return " " * max(2, len(before) - len(before.rstrip())) + comment[0].rstrip()
