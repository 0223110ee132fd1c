"""JSON: one object for machines, of a shape that only grows."""

from json import dumps

from flowdef.lint.report import Report
from flowdef.lint.shape import shape_of


def write(report: Report) -> str:
    """An object with `files`, `counts` by severity, and `findings` (see `shape_of`).

    `fixed` is how many were mended; the files `held` have errors of reading, and no other rule
    has judged them.
    """
    shape = {
        "files": report.files,
        "counts": {severity.value: count for severity, count in report.counts.items()},
        "fixed": report.fixed,
        "held": list(report.held),
        "findings": [shape_of(finding) for finding in report.findings],
    }
    return dumps(shape, indent=2, ensure_ascii=False) + "\n"
