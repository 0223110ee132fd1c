import pytest

from flowdef.findings import Finding, Severity, Span
from flowdef.lint.report import Report
from flowdef.lint.reports.github import write


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        pytest.param(
            Finding(path="p.yaml", span=Span(3, 5, 3, 8), code="STR003", message="wrong"),
            "::error file=p.yaml,line=3,col=5,endLine=3,endColumn=7,"
            "title=STR003 unknown-step-reference::wrong",
            id="a stretch of a line; their end is inclusive",
        ),
        pytest.param(
            Finding(
                path="p.yaml",
                span=Span(3, 5, 6, 1),
                code="STR009",
                message="wrong",
                severity=Severity.WARNING,
            ),
            "::warning file=p.yaml,line=3,col=5,endLine=6,title=STR009 trigger-missing::wrong",
            id="several lines",
        ),
        pytest.param(
            Finding(
                path="a,b:c%.yaml",
                span=Span(1, 1),
                code="X",
                message="a\n::error::b%\r",
                severity=Severity.INFO,
            ),
            "::notice file=a%2Cb%3Ac%25.yaml,line=1,col=1,title=X::a%0A::error::b%25%0D",
            id="text that would be a command",
        ),
    ],
)
def test_a_finding_is_a_workflow_command(finding: Finding, line: str) -> None:
    assert write(Report(findings=(finding,), files=1)) == f"{line}\n"


def test_nothing_found_is_nothing_said() -> None:
    assert write(Report(findings=(), files=1)) == ""
