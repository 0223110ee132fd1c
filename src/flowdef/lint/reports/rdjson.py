"""Rdjson: the Diagnostic Format of reviewdog, with fixes as suggestions."""

from json import dumps
from typing import Any

from flowdef.findings import Edit, Finding, Severity, Span
from flowdef.lint.pages import link_of
from flowdef.lint.report import Report, on_one_line

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def write(report: Report) -> str:
    """An object with `source` and `diagnostics`; columns count bytes of UTF-8 there."""
    shape = {
        "source": {"name": "flowdef"},
        "diagnostics": [
            _diagnostic(finding, report.lines(finding.path)) for finding in report.findings
        ],
    }
    return dumps(shape, indent=2, ensure_ascii=False) + "\n"


def _diagnostic(finding: Finding, lines: list[str]) -> dict[str, Any]:
    code = {"value": finding.code}
    if link := link_of(finding.code):
        code["url"] = link
    shape: dict[str, Any] = {
        "message": on_one_line(finding.message),
        "location": {"path": finding.path, "range": _range(finding.span, lines)},
        "severity": _SEVERITIES[finding.severity],
        "code": code,
    }
    if finding.fix:
        shape["suggestions"] = [_suggestion(edit, lines) for edit in finding.fix.edits]
    return shape


def _suggestion(edit: Edit, lines: list[str]) -> dict[str, Any]:
    return {"range": _range(edit.span, lines), "text": edit.text}


def _range(span: Span, lines: list[str]) -> dict[str, Any]:
    shape = {"start": _position(span.line, span.column, lines)}
    if span.end_line:
        shape["end"] = _position(span.end_line, span.end_column, lines)
    return shape


def _position(line: int, column: int, lines: list[str]) -> dict[str, int]:
    before = lines[line - 1][: column - 1] if 1 <= line <= len(lines) else ""
    missing = column - 1 - len(before)  # past the end of the line
    return {"line": line, "column": len(before.encode("utf-8", "replace")) + missing + 1}
