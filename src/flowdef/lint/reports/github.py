"""GitHub: workflow commands, which show each finding on its line of a pull request."""

from flowdef.findings import Finding, Severity
from flowdef.lint.report import Report, name_of
from flowdef.printable import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(report: Report) -> str:
    """`::error file=…,line=…,col=…,title=…::message` for each finding; nothing where all is well.

    Escaped as GitHub's own toolkit does it, so that no text of a document can end the command or
    begin another.
    """
    return "".join(f"{_command(finding)}\n" for finding in report.findings)


def _command(finding: Finding) -> str:
    span = finding.span
    properties = {"file": finding.path, "line": span.line, "col": span.column}
    if span.end_line:
        properties["endLine"] = span.end_line
        if span.end_line == span.line and span.end_column > span.column:
            properties["endColumn"] = span.end_column - 1  # theirs is inclusive
    properties["title"] = f"{finding.code} {name_of(finding.code)}".strip()
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(finding.message)}"


def _data(text: str) -> str:
    """Text after the second `::`."""
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    """The value of a property, where commas and colons have a meaning."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
