"""Report: what all output formats are told, and how text from a document is made safe to print."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from flowdef.findings import Finding, Severity
from flowdef.lint.source import lines_of
from flowdef.lint.verdict import TakenBack
from flowdef.printable import printable

_BREAKS = re.compile(r"[\r\n\t]")


class _Given(NamedTuple):
    findings: tuple[Finding, ...]
    files: int
    source: Callable[[str], bytes] = lambda _: b""
    colour: bool = False
    held: tuple[str, ...] = ()
    taken_back: tuple[TakenBack, ...] = ()
    fixed: int = 0


class Report(_Given):
    """The findings of a call, in the order in which they are told, and how many files were read.

    `source` gives the bytes of a file by its path, for formats that show the line; `colour` says
    that a terminal shows the report. `held` are the files with faults of reading: no other rule
    has judged them. `taken_back` are findings that somebody has answered for,
    `fixed` is how many were mended.
    """

    def tinted(self) -> "Report":
        """The same for a terminal that shows colours."""
        return self._replace(colour=True)

    @cached_property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity."""
        return {
            severity: sum(each.severity is severity for each in self.findings)
            for severity in Severity
        }

    @cached_property
    def by_file(self) -> Mapping[str, list[Finding]]:
        """The findings of each file that has any."""
        files: dict[str, list[Finding]] = {}
        for finding in self.findings:
            files.setdefault(finding.path, []).append(finding)
        return files

    def lines(self, path: str) -> list[str]:
        """The lines of a file; none where it cannot be read."""
        if path not in self._lines:
            self._lines[path] = lines_of(self.source(path))
        return self._lines[path]

    def fingerprint(self, finding: Finding) -> str:
        """What tells a finding of this report from all others, wherever its line moves to.

        A digest of the file's path, the rule, the text of the line, and the how-manieth of the
        same it is.
        """
        return self._fingerprints[finding]

    @cached_property
    def _lines(self) -> dict[str, list[str]]:
        return {}

    @cached_property
    def _fingerprints(self) -> Mapping[Finding, str]:
        from hashlib import sha256  # noqa: PLC0415 (few formats ask for it, and it loads OpenSSL)

        told = {*self.findings, *(each.finding for each in self.taken_back)}
        alike: Counter[tuple[str, str, str]] = Counter()
        prints: dict[Finding, str] = {}
        for finding in sorted(told, key=lambda each: (each.path, each.span, each.message)):
            line = finding.span.line - 1
            lines = self.lines(finding.path)
            text = " ".join(lines[line].split()) if 0 <= line < len(lines) else ""
            alike[same := (finding.path, finding.code, text)] += 1
            parts = "\0".join((*same, str(alike[same])))
            prints[finding] = sha256(parts.encode("utf-8", "backslashreplace")).hexdigest()[:32]
        return prints


def name_of(code: str) -> str:
    """The name of the rule with this code; empty for a code that no rule has."""
    from flowdef.lint.catalogue import by_code  # noqa: PLC0415 (all rules; most reports ask none)

    rule = by_code().get(code)
    return rule.name if rule else ""


def on_one_line(text: str) -> str:
    """The text on one line, with whatever could steer a terminal shown instead of done."""
    return text if text.isprintable() else printable(_BREAKS.sub(" ", text))
