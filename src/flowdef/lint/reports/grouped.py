"""Grouped: the findings below the name of their file, in columns."""

from collections.abc import Iterator

from flowdef.findings import Finding
from flowdef.lint.report import Report, on_one_line
from flowdef.lint.told import bold, closing, message_of, tinted


def write(report: Report) -> str:
    """`path:` and below it `line:col CODE message` for each finding; then how many there are."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    for path, findings in report.by_file.items():
        name = f"{on_one_line(path)}:"
        yield bold(name) if report.colour else name
        width = max(len(_place(each)) for each in findings)
        for finding in findings:
            code = tinted(finding.code, finding.severity) if report.colour else finding.code
            yield f"  {_place(finding):>{width}} {code} {message_of(finding)}"
        yield ""
    yield from closing(report)


def _place(finding: Finding) -> str:
    return f"{finding.span.line}:{finding.span.column}"
