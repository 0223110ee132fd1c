"""JSON: one object for machines, of a shape that only grows."""

from json import dumps
from typing import Any

from flowdef.findings import Finding
from flowdef.lint.report import Report, name_of


def write(report: Report) -> str:
    """An object with `files`, `counts` and `findings`.

    A finding has `path`, `line`, `column`, `end_line` and `end_column` (from 1, the end exclusive;
    null where only the beginning is known), `code`, `name`, `severity` (error, warning or info)
    and `message`. Keys may be added, never taken away or changed in meaning.
    """
    shape = {
        "files": report.files,
        "counts": {severity.value: count for severity, count in report.counts.items()},
        "findings": [_shape(finding) for finding in report.findings],
    }
    return dumps(shape, indent=2, ensure_ascii=False) + "\n"


def _shape(finding: Finding) -> dict[str, Any]:
    span = finding.span
    return {
        "path": finding.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line or None,
        "end_column": span.end_column or None,
        "code": finding.code,
        "name": name_of(finding.code),
        "severity": finding.severity.value,
        "message": finding.message,
    }
