"""Statistics: how many findings of each rule there are, the most frequent first."""

from collections import Counter
from json import dumps
from typing import Any

from flowdef.lint.report import Report, name_of
from flowdef.lint.told import closing


def as_text(report: Report) -> str:
    """A line for each rule: count, code, name and severity; `[*]` where all can be mended."""
    rows = _rows(report)
    width = max((len(f"{row['count']:,}") for row in rows), default=0)
    names = max((len(row["name"]) for row in rows), default=0)
    lines = (
        f"{row['count']:>{width},}  {row['code']}  {'[*]' if row['fixable'] else '   '}  "
        f"{row['name']:{names}}  {row['severity']}"
        for row in rows
    )
    return "".join(f"{line}\n" for line in (*lines, *closing(report)))


def as_json(report: Report) -> str:
    """A list of objects: `code`, `name`, `severity`, `count`, and whether all are `fixable`."""
    return dumps(_rows(report), indent=2, ensure_ascii=False) + "\n"


def _rows(report: Report) -> list[dict[str, Any]]:
    counts = Counter((each.code, each.severity) for each in report.findings)
    fixes = Counter(each.code for each in report.findings if each.fix and each.fix.safe)
    return [
        {
            "code": code,
            "name": name_of(code),
            "severity": severity.value,
            "count": count,
            "fixable": fixes[code] >= count,
        }
        for (code, severity), count in sorted(
            counts.items(), key=lambda item: (-item[1], item[0][0])
        )
    ]
