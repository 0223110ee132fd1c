"""Report: what all output formats are told, and how text from a document is made safe to print."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from flowdef.findings import Finding, Severity
from flowdef.lint.catalogue import by_code
from flowdef.printable import printable

_BREAKS = re.compile(r"[\r\n\t]")


@dataclass(frozen=True, kw_only=True)
class Report:
    """The findings of a call, in the order in which they are told, and how many files were read.

    `source` gives the bytes of a file by its path, for formats that show the line; `colour` says
    that a terminal shows the report. `held` are the files with faults of reading: no other rule
    has judged them.
    """

    findings: tuple[Finding, ...]
    files: int
    source: Callable[[str], bytes] = lambda _: b""
    colour: bool = False
    held: tuple[str, ...] = ()

    def tinted(self) -> "Report":
        """The same for a terminal that shows colours."""
        return replace(self, colour=True)

    @cached_property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity."""
        return {
            severity: sum(each.severity is severity for each in self.findings)
            for severity in Severity
        }


def name_of(code: str) -> str:
    """The name of the rule with this code; empty for a code that no rule has."""
    rule = by_code().get(code)
    return rule.name if rule else ""


def on_one_line(text: str) -> str:
    """The text on one line, with whatever could steer a terminal shown instead of done."""
    return printable(_BREAKS.sub(" ", text))
