"""GitLab: a Code Quality report, whose findings stay the same where lines move."""

from json import dumps
from typing import Any

from flowdef.findings import Finding, Severity
from flowdef.lint.report import Report, name_of, on_one_line

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(report: Report) -> str:
    """A list of issues: `description`, `check_name`, `fingerprint`, `severity`, `location`."""
    shapes = [_shape(finding, report.fingerprint(finding)) for finding in report.findings]
    return dumps(shapes, indent=2, ensure_ascii=False) + "\n"


def _shape(finding: Finding, fingerprint: str) -> dict[str, Any]:
    span = finding.span
    positions = {"begin": {"line": span.line, "column": span.column}}
    if span.end_line:
        positions["end"] = {"line": span.end_line, "column": span.end_column}
    return {
        "description": f"{finding.code}: {on_one_line(finding.message)}",
        "check_name": name_of(finding.code) or finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": finding.path, "positions": positions},
    }
