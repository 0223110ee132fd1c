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
    begins = start + len(first) + 1
    for number, line in enumerate(rest, 1):
        found = _signs(line)
        comment = _COMMENT.search(line)
        if comment and found:
            raise Unusual(f"a comment behind `{found[-1]}`", begins)
        if comment or (not found and number < len(rest)):
            lines.append(
                Line(comment.start() if comment else 0, comment[0].rstrip() if comment else "")
            )
        signs += found
        begins += len(line) + 1
    _refuse_others(text, start, end, allowed)
    return Gap(tuple(signs), _behind(first), tuple(lines))


def _refuse_others(text: str, start: int, end: int, allowed: str) -> None:
    begins = start
    for line in text[start:end].split("\n"):
        for sign in _signs(line):
            if sign[0] not in allowed:
                word = next(each for each in line.split() if sign in each)
                raise Unusual(f"`{word}`", begins)
        begins += len(line) + 1


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
