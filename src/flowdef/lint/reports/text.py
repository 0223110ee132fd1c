"""Text: a line for each finding; on a terminal the source line too, with a mark below."""

from collections.abc import Iterator
from unicodedata import east_asian_width

from flowdef.findings import Finding, Severity, Span
from flowdef.lint.report import Report, on_one_line
from flowdef.lint.source import lines_of

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_WIDEST = 100  # characters of a source line that are shown


def write(report: Report) -> str:
    """`path:line:col: CODE message` for each finding, and how many there are."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    sources: dict[str, list[str]] = {}
    for finding in report.findings:
        yield _headline(finding, report)
        if report.colour:
            if finding.path not in sources:
                sources = {finding.path: lines_of(report.source(finding.path))}
            yield from _snippet(finding, sources[finding.path])
    yield _summary(report)
    if fixable := _fixable(report):
        yield fixable
    if report.held:
        first, *more = report.held
        others = f" and {_counted(len(more), 'file')} more" if more else ""
        yield (
            f"{on_one_line(first)}{others} cannot be read whole: the other rules judge what is"
            " there once the faults above are mended."
        )


def _headline(finding: Finding, report: Report) -> str:
    message = on_one_line(finding.message)
    place = f"{on_one_line(finding.place)}:"
    if finding.fix and finding.fix.safe:
        message = f"[*] {message}"
    if not report.colour:
        return f"{place} {finding.code} {message}"
    return f"{_bold(place)} {_tinted(finding.code, finding.severity)} {message}"


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
    yield f"  {_dim(f'{span.line} |')} {on_one_line(shown)}"
    mark = _tinted("^" * max(1, marked), finding.severity)
    yield f"  {' ' * margin} {_dim('|')} {' ' * before}{mark}"


def _length(span: Span, line: str) -> int:
    """How many characters of the line are meant: to the end of the span, or of the line."""
    if not span.end_line:
        return 1
    if span.end_line == span.line:
        return span.end_column - span.column
    return len(line.rstrip()) - span.column + 1


def _summary(report: Report) -> str:
    files = _counted(report.files, "file")
    if not report.findings:
        return f"{files}: nothing to mend."
    counts = ", ".join(
        _counted(count, severity.value) for severity, count in report.counts.items() if count
    )
    return f"{files}: {counts}."


def _fixable(report: Report) -> str:
    """How many findings the linter can mend by itself; empty where none."""
    fixes = [each.fix for each in report.findings if each.fix]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    if safe and unsafe:
        return f"[*] {safe:,} fixable with --fix, {unsafe:,} more with --unsafe-fixes."
    if safe:
        return f"[*] {safe:,} fixable with --fix."
    return f"{unsafe:,} fixable with --fix --unsafe-fixes." if unsafe else ""


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def _width(text: str) -> int:
    """The columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)


def _bold(text: str) -> str:
    return f"\x1b[1m{text}\x1b[0m"


def _dim(text: str) -> str:
    return f"\x1b[2m{text}\x1b[0m"


def _tinted(text: str, severity: Severity) -> str:
    return f"\x1b[{_COLOURS[severity]}m{text}\x1b[0m"
