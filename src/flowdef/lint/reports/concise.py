"""Concise: a line for each finding, also on a terminal."""

from flowdef.lint.report import Report
from flowdef.lint.told import closing, headline


def write(report: Report) -> str:
    """`path:line:col: CODE message` for each finding, and how many there are."""
    lines = [headline(finding, colour=report.colour) for finding in report.findings]
    return "".join(f"{line}\n" for line in (*lines, *closing(report)))
