"""Azure: logging commands of Azure Pipelines, which show findings as issues of the build."""

import re

from flowdef.findings import Finding, Severity
from flowdef.lint.report import Report, name_of, on_one_line
from flowdef.printable import printable

_TYPES = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_BEGUN = re.compile(r"#(?=#)")


def write(report: Report) -> str:
    """`##vso[task.logissue …]message` for errors and warnings, a plain line for infos.

    Escaped as Microsoft's own library does it, so that no text of a document can end the command
    or begin another; Azure knows no issues milder than a warning.
    """
    return "".join(f"{_line(finding)}\n" for finding in report.findings)


def _line(finding: Finding) -> str:
    if finding.severity is Severity.INFO:
        return _no_command(on_one_line(finding.sentence))
    properties = {
        "type": _TYPES[finding.severity],
        "sourcepath": finding.path,
        "linenumber": finding.span.line,
        "columnnumber": finding.span.column,
        "code": f"{finding.code} {name_of(finding.code)}".strip(),
    }
    listed = "".join(f"{key}={_property(str(value))};" for key, value in properties.items())
    return f"##vso[task.logissue {listed}]{_data(finding.message)}"


def _data(text: str) -> str:
    """Text after the bracket."""
    return printable(text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    """The value of a property, where semicolons and brackets have a meaning."""
    return _data(text).replace("]", "%5D").replace(";", "%3B")


def _no_command(text: str) -> str:
    """A line in which the agent, which looks for commands anywhere, finds none."""
    return _BEGUN.sub("# ", text)
