"""Level: from which severity on findings make a call fail."""

from collections.abc import Iterable
from enum import StrEnum

from flowdef.findings import Finding, Severity


class FailLevel(StrEnum):
    """The mildest findings that fail; `never` lets all pass."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


DEFAULT = FailLevel.WARNING


def fails(findings: Iterable[Finding], level: FailLevel) -> bool:
    """Whether any finding is as bad as the level, or worse."""
    if level is FailLevel.NEVER:
        return False
    least = Severity(level.value).rank
    return any(each.severity.rank <= least for each in findings)
