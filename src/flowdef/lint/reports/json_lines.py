"""JSON lines: an object on a line for each finding, to be read one by one."""

from json import dumps

from flowdef.lint.report import Report
from flowdef.lint.shape import shape_of


def write(report: Report) -> str:
    """The findings as `json` has them, one a line; nothing where all is well."""
    # ASCII alone: U+2028 and its like are ends of lines for some that read them.
    return "".join(f"{dumps(shape_of(finding))}\n" for finding in report.findings)
