"""Fault: what is wrong with a text, before it is known which file it is."""

from msgspec import Struct

from flowdef.findings import Finding, Fix, Severity, Span

PARSE_ERROR = "SYN001"
SCHEMA_VIOLATION = "SYN002"
UNKNOWN_KEY = "SYN003"
DUPLICATE_KEY = "SYN004"
AMBIGUOUS_SCALAR = "SYN005"
HIDDEN_CHARACTER = "SYN011"

_LONGEST = 60  # characters of a value that a message shows


class Fault(Struct, frozen=True, kw_only=True):
    """One thing that is wrong with a text: where, by which rule, what to do, often with a fix."""

    code: str
    span: Span
    message: str
    severity: Severity = Severity.ERROR
    fix: Fix | None = None

    def of(self, path: str) -> Finding:
        """The finding, once the file is known by the name `path`."""
        return Finding(
            path=path,
            span=self.span,
            code=self.code,
            message=self.message,
            severity=self.severity,
            fix=self.fix,
        )


def shown(text: str) -> str:
    """`text` on one line and at most 60 characters, to stand in a message between backquotes."""
    line = "".join(each if each.isprintable() else " " for each in text[: _LONGEST + 1])
    return line.strip() if len(text) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
