"""Fixing: the edits that findings propose, made in the bytes of a file."""

import re
from typing import NamedTuple

from msgspec import Struct

from flowdef.findings import Edit, Finding, Fix, Severity
from flowdef.lint.catalogue import by_code
from flowdef.reading.fault import Fault
from flowdef.reading.source import Source, decode

_NO_YAML = "SYN001"
_BOM = b"\xef\xbb\xbf"
_BREAK = re.compile(r"\r\n|\r|\n")


class Fixed(Struct, frozen=True):
    """The bytes of a file after its fixes, and the findings whose fixes were made."""

    source: bytes
    made: tuple[Finding, ...] = ()


def fixed(source: bytes, findings: tuple[Finding, ...], *, unsafe: bool = False) -> Fixed:
    """One pass over the findings of a file, in their order.

    The edits of a fix are all made or none. Of fixes that touch each other the first is made;
    the rest is for the next pass. What is put in ends its lines as the file does. A file with
    faults of reading is touched only by fixes of the rules of reading.
    """
    proposed = [each for each in findings if fixable(each, unsafe=unsafe)]
    if any(each.code == _NO_YAML for each in findings):  # what the schema says is not known yet
        proposed = [each for each in proposed if each.code == _NO_YAML]
    elif any(map(_unread, findings)):
        proposed = [each for each in proposed if _of_reading(each)]
    text = decode(source) if proposed else Source("")
    if isinstance(text, Fault):
        return Fixed(source)
    taken: list[_Change] = []
    made = []
    for each in proposed:
        changes = _changes(text, each.fix)
        if changes and not any(one.touches(other) for one in changes for other in taken):
            taken.extend(changes)
            made.append(each)
    if not made:
        return Fixed(source)
    mark = _BOM if source.startswith(_BOM) else b""
    return Fixed(mark + _changed(text.text, taken).encode(), tuple(made))


def fixable(finding: Finding, *, unsafe: bool = False) -> bool:
    """Whether a finding has a fix that may be made: a safe one, or any."""
    return finding.fix is not None and (unsafe or finding.fix.safe)


def worse(before: tuple[Finding, ...], after: tuple[Finding, ...]) -> bool:
    """Whether a file could be read, or was YAML, and is it no more: then a fix was none."""
    held, broken = any(map(_unread, before)), any(each.code == _NO_YAML for each in before)
    return (not held and any(map(_unread, after))) or (
        not broken and any(each.code == _NO_YAML for each in after)
    )


class _Change(NamedTuple):
    """An edit by offsets."""

    start: int
    end: int
    text: str

    def touches(self, other: "_Change") -> bool:
        """Whether they share a character, or one puts its text in at an end of the other."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


def _changes(source: Source, fix: Fix | None) -> list[_Change]:
    """The edits of a fix by offsets; none where one of them cannot be made as it says."""
    found: list[_Change] = []
    for edit in fix.edits if fix else ():
        change = _change(source, edit)
        if change is None or any(change.touches(other) for other in found):
            return []
        found.append(change)
    return found


def _change(source: Source, edit: Edit) -> _Change | None:
    span = edit.span
    start = source.offset(span.line, span.column)
    end = source.offset(span.end_line, span.end_column)
    if start is None or end is None or end < start:
        return None
    return _Change(start, end, edit.text)


def _changed(text: str, changes: list[_Change]) -> str:
    line_end = _BREAK.search(text)
    parts: list[str] = []
    at = 0
    for change in sorted(changes):
        new = _BREAK.sub(line_end[0], change.text) if line_end else change.text
        parts += text[at : change.start], new
        at = change.end
    return "".join((*parts, text[at:]))


def _unread(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and _of_reading(finding)


def _of_reading(finding: Finding) -> bool:
    rule = by_code().get(finding.code)
    return rule is not None and rule.found_by == "reading"
