import json

from flowdef.findings import Finding, Fix, Severity, Span
from flowdef.lint.report import Report
from flowdef.lint.statistics import as_json, as_text

FIX = Fix(does="x", edits=(), safe=True)


def found(code: str, severity: Severity = Severity.ERROR, fix: Fix | None = None) -> Finding:
    return Finding(path="p", span=Span(), code=code, message="m", severity=severity, fix=fix)


REPORT = Report(
    findings=(
        found("STR009", Severity.WARNING),
        *(found("STR003", fix=FIX) for _ in range(1000)),
        found("REF001", fix=FIX),
        found("REF001"),
        found("OWN001", Severity.INFO),
    ),
    files=3,
)


def test_the_most_frequent_rule_comes_first() -> None:
    assert as_text(REPORT).splitlines() == [
        "1,000  STR003  [*]  unknown-step-reference  error",
        "    2  REF001       unknown-role            error",
        "    1  OWN001                               info",
        "    1  STR009       trigger-missing         warning",
        "3 files: 1,002 errors, 1 warning, 1 info.",
        "[*] 1,001 fixable with --fix.",
    ]
    assert as_text(Report(findings=(), files=1)) == "1 file: nothing to mend.\n"


def test_the_same_as_data() -> None:
    first, second, *_ = json.loads(as_json(REPORT))
    assert first == {
        "code": "STR003",
        "name": "unknown-step-reference",
        "severity": "error",
        "count": 1000,
        "fixable": True,
    }
    assert (second["count"], second["fixable"]) == (2, False)
