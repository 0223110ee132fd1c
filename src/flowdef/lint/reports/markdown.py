"""Markdown: a table for a summary of a build or a comment, in which no text can act."""

import re
from collections.abc import Iterator

from flowdef.findings import Finding
from flowdef.lint.pages import link_of
from flowdef.lint.report import Report, name_of, on_one_line
from flowdef.lint.told import counted

_MOST = 1_000  # rows; forges refuse a summary of more than a megabyte
# What Markdown, or a forge that shows it, may take for a mark: of `:` only what may begin a link or
# a picture, of `.` only what follows `www`.
_MARKS = re.compile(r"[\\`*_\[\]<>|~&$#]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
_CALLS = re.compile(r"@|#(?=\d)")  # they would call people, and other issues


def write(report: Report) -> str:
    """A heading with the counts, and a row for each finding."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    counts = ", ".join(f"{each}: {count}" for each, count in report.counts.items() if count)
    yield f"**flowdef lint**: {counted(report.files, 'file')}, {counts or 'nothing to mend'}"
    if not report.findings:
        return
    yield ""
    yield "| severity | where | rule | what is wrong, why, what to do |"
    yield "| --- | --- | --- | --- |"
    for finding in report.findings[:_MOST]:
        yield _row(finding)
    more = len(report.findings) - _MOST
    if more > 0:
        yield f"\n… and {more:,} more."


def _row(finding: Finding) -> str:
    rule = _escaped(f"{finding.code} {name_of(finding.code)}".strip())
    link = link_of(finding.code)
    cells = (
        finding.severity,
        _escaped(finding.place),
        f"[{rule}](<{link}>)" if link else rule,
        _escaped(finding.message),
    )
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """Text that stands for itself: no mark, no HTML, no link, nobody called by `@name`."""
    marked = _MARKS.sub(r"\\\g<0>", on_one_line(text))
    return _CALLS.sub(r"\g<0>&#8203;", marked)
