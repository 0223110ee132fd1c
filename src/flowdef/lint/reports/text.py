"""Text: a line for each finding; on a terminal the source line too, with a mark below."""

from collections.abc import Iterator
from unicodedata import east_asian_width

from flowdef.findings import Finding, Span
from flowdef.lint.report import Report, on_one_line
from flowdef.lint.told import closing, dim, headline, tinted

_WIDEST = 100  # characters of a source line that are shown


def write(report: Report) -> str:
    """`path:line:col: CODE message` for each finding, and how many there are."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    for finding in report.findings:
        yield headline(finding, colour=report.colour)
        if report.colour:
            yield from _snippet(finding, report.lines(finding.path))
    yield from closing(report)


def _snippet(finding: Finding, lines: list[str]) -> Iterator[str]:
    """The source line, and carets below what is meant."""
    span = finding.span
    if not 1 <= span.line <= len(lines):
        return
    line = lines[span.line - 1]
    skipped = max(0, span.column - _WIDEST // 2) if len(line) > _WIDEST else 0
    shown = line[skipped : skipped + _WIDEST]
    before = _width(on_one_line(shown[: span.column - 1 - skipped]))
    marked = _width(on_one_line(shown[span.column - 1 - skipped :][: _length(span, line)]))
    margin = len(str(span.line))
    yield f"  {dim(f'{span.line} |')} {on_one_line(shown)}"
    mark = tinted("^" * max(1, marked), finding.severity)
    yield f"  {' ' * margin} {dim('|')} {' ' * before}{mark}"


def _length(span: Span, line: str) -> int:
    """How many characters of the line are meant: to the end of the span, or of the line."""
    if not span.end_line:
        return 1
    if span.end_line == span.line:
        return span.end_column - span.column
    return len(line.rstrip()) - span.column + 1


def _width(text: str) -> int:
    """The columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)
