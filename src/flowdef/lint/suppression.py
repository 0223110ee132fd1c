"""Suppression: comments in a file that take findings back, with the reason, and till when."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from flowdef.findings import Finding, Span
from flowdef.lint.catalogue import EVERY, rule_of
from flowdef.reading.comments import IGNORE, outside_values
from flowdef.reading.fault import Fault
from flowdef.reading.source import Source, decode

MARKER = b"flowdef"
FAMILY = "SUP"
_SLIP = re.compile(
    r"(?<!\S)#[ \t]*(flowdef(?::[ \t]*|[ \t]+(?=\S*[\[=:]))"
    r"(?:no-?qa|no-?lint|ignored?|disabled?|skip|allow|suppress|off)(?:-[a-z-]+)?)"
    r"(?=[\s\[=:(,]|$)([^\r\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
_WORD = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
_NAMED = re.compile(r"\b(?:[A-Z]{3}(?:\d{3})?|[a-z]{3}\d{3})\b|[a-z]+(?:-[a-z]+)+")
_UNTIL = re.compile(r"(?<!\S)until=(\S*)")
_BLANKS = " \t"


class Word(NamedTuple):
    """A code, the beginning of one, a name or `ALL`, and where it stands."""

    text: str
    at: Span

    def means(self, finding: Finding) -> bool:
        """Whether the finding is of a rule that this names."""
        if self.text.upper() == EVERY or finding.code.startswith(self.text.upper()):
            return True
        rule = rule_of(finding.code)
        return rule is not None and self.text.lower() in (rule.name, rule.code.lower())


class Ignore(Struct, frozen=True, kw_only=True):
    """One comment: the line it stands on, the line it speaks of, what it takes back, and why.

    `first` and `last` are that line, or those of the text of several lines that begins or ends on
    it: in it no comment can stand.
    `until` is the last day on which it holds, as written. `at` is the comment, `codes` what
    stands between its brackets, and `removal` what goes with it. `slip` is how it begins where
    that is not as it should, and then it takes nothing back.
    """

    line: int
    of: int
    first: int
    last: int
    words: tuple[Word, ...]
    reason: str
    until: str
    at: Span
    codes: Span
    removal: Span
    slip: str = ""

    @property
    def blanket(self) -> bool:
        """Whether it takes back whatever is found."""
        return not self.words or any(word.text.upper() == EVERY for word in self.words)

    @property
    def dated(self) -> bool:
        """Whether `until` is a day, or is not said."""
        return not self.until or _is_day(self.until)

    def holds(self, today: str) -> bool:
        """Whether it takes anything back on that day (ISO; empty: nobody knows the day)."""
        if self.slip:
            return False
        return self.dated and not (self.until and today and self.until < today)

    def covers(self, finding: Finding) -> bool:
        """Whether this takes the finding back: by its line, and by code, beginning or name.

        What is wrong with a comment stands on its own line, and only its code takes that back.
        """
        if finding.code.startswith(FAMILY):
            own = any(word.means(finding) for word in self.words)
            return finding.span.line == self.line and own and not self.blanket
        if finding.span.line != self.line and not self.first <= finding.span.line <= self.last:
            return False
        return self.blanket or any(word.means(finding) for word in self.words)


def ignores(source: bytes) -> tuple[Ignore, ...]:
    """The comments `# flowdef: ignore[CODE] reason until=2026-12-31` of a file.

    One at the end of a line speaks of that line; one that stands alone speaks of the next line
    that is no comment; and both of all lines of a text that begins or ends there.
    """
    text = decode(source) if MARKER in source else None
    return () if text is None or isinstance(text, Fault) else tuple(_comments(text))


def _comments(source: Source) -> Iterator[Ignore]:
    slips = {match.start(): match for match in _SLIP.finditer(source.text)}
    found = slips | {match.start(): match for match in IGNORE.finditer(source.text)}
    if not found:
        return
    outside = outside_values(source.text, tuple(sorted(found)))
    texts = _texts(source, outside.texts)
    of = 0
    for start in outside.offsets:
        at = source.span(*found[start].span())
        of = of if at.line < of else _spoken_of(source, at.line)
        yield _ignore(source, found[start], at, (of, *texts.get(of, (of, of))))


def _texts(source: Source, found: Iterable[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """The first and last line of each text of several lines, by its first line and by its last."""
    lines: dict[int, tuple[int, int]] = {}
    for start, end in found:
        span = source.span(start, start + len(source.text[start:end].rstrip()))
        lines[span.line] = lines[span.end_line] = (span.line, span.end_line)
    return lines


def _ignore(source: Source, match: re.Match[str], at: Span, lines: tuple[int, int, int]) -> Ignore:
    slip = match[1] if match.re is _SLIP else ""
    until = None if slip else _UNTIL.search(match[2])
    inside = match.span(2 if slip else 1)
    words = (_NAMED if slip else _WORD).finditer(source.text, *inside) if inside[0] >= 0 else ()
    return Ignore(
        line=at.line,
        of=lines[0],
        first=lines[1],
        last=lines[2],
        words=tuple(Word(word[0], source.span(*word.span())) for word in words),
        reason=" ".join(_UNTIL.sub("", match[2]).split()),
        until=(until[1] or "?") if until else "",
        at=at,
        codes=source.span(*(inside if match[1] is not None else match.span())),
        removal=source.span(*_removal(source, match.start(), match.end())),
        slip=slip,
    )


def _spoken_of(source: Source, number: int) -> int:
    """The line that a comment on line `number` speaks of."""
    starts = source.line_starts
    of = number
    while of <= len(starts) and _line(source, of).lstrip().startswith("#"):
        of += 1
    return of


def _line(source: Source, number: int) -> str:
    return source.text[source.line_starts[number - 1] : source.end_of(number)]


def _removal(source: Source, start: int, end: int) -> tuple[int, int]:
    """A comment with the blanks before it; with its line, if nothing else stands there."""
    line = source.span(start, start).line
    begin = source.line_starts[line - 1]
    while start > begin and source.text[start - 1] in _BLANKS:
        start -= 1
    return (begin, source.end_of(line)) if start == begin else (start, end)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
