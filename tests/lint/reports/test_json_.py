import json

from flowdef.findings import Finding, Severity, Span
from flowdef.lint.report import Report
from flowdef.lint.reports.json_ import write

FOUND = (
    Finding(path="p.yaml", span=Span(3, 5, 3, 8), code="STR003", message="no 'ü'"),
    Finding(path="p.yaml", span=Span(9, 1), code="XXX001", message="x", severity=Severity.INFO),
)


def test_the_shape() -> None:
    assert json.loads(write(Report(findings=FOUND, files=2, held=("p.yaml",)))) == {
        "files": 2,
        "counts": {"error": 1, "warning": 0, "info": 1},
        "fixed": 0,
        "held": ["p.yaml"],
        "findings": [
            {
                "path": "p.yaml",
                "line": 3,
                "column": 5,
                "end_line": 3,
                "end_column": 8,
                "code": "STR003",
                "name": "unknown-step-reference",
                "severity": "error",
                "message": "no 'ü'",
                "fix": None,
            },
            {
                "path": "p.yaml",
                "line": 9,
                "column": 1,
                "end_line": None,
                "end_column": None,
                "code": "XXX001",
                "name": "",
                "severity": "info",
                "message": "x",
                "fix": None,
            },
        ],
    }


def test_nothing_found_is_an_object_too() -> None:
    assert json.loads(write(Report(findings=(), files=0)))["findings"] == []
