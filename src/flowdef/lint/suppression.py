"""Suppression: comments in a file that take a finding back, with the reason."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flowdef.findings import Finding
from flowdef.lint.catalogue import by_code
from flowdef.lint.source import lines_of

MARKER = b"flowdef: ignore["
_COMMENT = re.compile(r"(?:^|\s)#\s*flowdef: ignore\[([^\]]*)\]\s*(.*)")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment: the line it stands on, the line it speaks of, what it takes back, and why."""

    line: int
    of: int
    words: tuple[str, ...]
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether this takes the finding back: by its line, and by code, beginning or name."""
        return finding.span.line == self.of and any(_means(word, finding) for word in self.words)


def ignores(source: bytes) -> tuple[Ignore, ...]:
    """The comments `# flowdef: ignore[CODE] reason` of a file.

    One at the end of a line speaks of that line; one that stands alone speaks of the next line
    that is no comment.
    """
    if MARKER not in source:
        return ()
    return tuple(_comments(lines_of(source)))


def ignore_of(finding: Finding, comments: tuple[Ignore, ...]) -> Ignore | None:
    """The comment that takes the finding back; what cannot be read is never taken back."""
    rule = by_code().get(finding.code)
    if rule is not None and rule.unavoidable:
        return None
    return next((comment for comment in comments if comment.covers(finding)), None)


def _comments(lines: list[str]) -> Iterator[Ignore]:
    for number, line in enumerate(lines, 1):
        match = _COMMENT.search(line)
        if match:
            words = tuple(filter(None, (word.strip() for word in match[1].split(","))))
            yield Ignore(number, _spoken_of(lines, number), words, match[2].strip())


def _spoken_of(lines: list[str], number: int) -> int:
    """The line that a comment on line `number` speaks of."""
    of = number
    while of <= len(lines) and lines[of - 1].lstrip().startswith("#"):
        of += 1
    return of


def _means(word: str, finding: Finding) -> bool:
    if finding.code.startswith(word.upper()):
        return True
    rule = by_code().get(finding.code)
    return rule is not None and rule.name == word.lower()
