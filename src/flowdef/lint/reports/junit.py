"""JUnit: a test suite for each file with findings, a test for each of them; infos do not fail."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from flowdef.findings import Finding, Severity
from flowdef.lint.report import Report, name_of, on_one_line

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def write(report: Report) -> str:
    """`testsuites`; where nothing is found, one test that passes, for an empty file is an error."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield _HEAD
    count, failures = len(report.findings), _failures(report.findings)
    yield f'<testsuites name="flowdef" tests="{count or 1}" failures="{failures}" errors="0">'
    for path, findings in report.by_file.items():
        yield from _suite(path, findings)
    if not count:
        yield '  <testsuite name="flowdef" tests="1" failures="0" errors="0" skipped="0">'
        yield '    <testcase name="no findings" classname="flowdef"/>'
        yield "  </testsuite>"
    yield "</testsuites>"


def _suite(path: str, findings: Sequence[Finding]) -> Iterator[str]:
    counts = f'tests="{len(findings)}" failures="{_failures(findings)}" errors="0" skipped="0"'
    yield f'  <testsuite name={_attribute(path)} {counts} package="flowdef">'
    for finding in findings:
        name = f"{finding.code} {name_of(finding.code)}".strip()
        span = finding.span
        of = f"name={_attribute(name)} classname={_attribute(path)}"
        yield f'    <testcase {of} file={_attribute(path)} line="{span.line}">'
        yield f"      {_outcome(finding)}"
        yield "    </testcase>"
    yield "  </testsuite>"


def _outcome(finding: Finding) -> str:
    said = escape(on_one_line(finding.sentence))
    if finding.severity is Severity.INFO:
        return f"<system-out>{said}</system-out>"
    message = f"message={_attribute(finding.message)} type={_attribute(finding.severity)}"
    return f"<failure {message}>{said}</failure>"


def _failures(findings: Sequence[Finding]) -> int:
    return sum(each.severity is not Severity.INFO for each in findings)


def _attribute(text: str) -> str:
    """The text in quotes; what XML cannot hold is shown as an escape."""
    return quoteattr(on_one_line(text))
