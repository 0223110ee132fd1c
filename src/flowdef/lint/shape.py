"""Shape: a finding as data, of a shape that only grows."""

from typing import Any

from flowdef.findings import Edit, Finding, Fix, Span
from flowdef.lint.report import name_of


def shape_of(finding: Finding) -> dict[str, Any]:
    """A finding as JSON has it.

    `path`; `line`, `column`, `end_line` and `end_column` (in characters from 1, the end exclusive;
    null where only the beginning is known); `code`, `name`, `severity` (error, warning or info),
    `message`; `fix` (null, or what it `does`, whether it is `safe`, and its `edits`: a place, and
    the text that comes there). Keys may be added, never taken away or changed in meaning.
    """
    return {
        "path": finding.path,
        **_place(finding.span),
        "code": finding.code,
        "name": name_of(finding.code),
        "severity": finding.severity.value,
        "message": finding.message,
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {"does": fix.does, "safe": fix.safe, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> dict[str, Any]:
    return {**_place(edit.span), "text": edit.text}


def _place(span: Span) -> dict[str, int | None]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line or None,
        "end_column": span.end_column or None,
    }
