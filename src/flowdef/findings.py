"""Findings: what is wrong with a document, as a value with a place."""

from enum import StrEnum
from typing import NamedTuple, Protocol


class Severity(StrEnum):
    """How bad a finding is; errors and warnings fail a check, infos never do."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Span(NamedTuple):
    """A stretch of a file: lines and columns count characters from 1; the end is exclusive.

    An end line of 0 says that only the beginning is known.
    """

    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0


class Edit(NamedTuple):
    """A change of the text: what stands between the ends of the span becomes `text`.

    Where the span begins and ends at one place, the text is put in there.
    """

    span: Span
    text: str


class Fix(NamedTuple):
    """How to mend a finding by edits that belong together: all are made, or none.

    `does` says it in words: `remove the unknown key`. A safe fix leaves the meaning of the
    document as it is, or as it was plainly meant; any other is for a person to look at.
    """

    does: str
    edits: tuple[Edit, ...]
    safe: bool


class Finding(NamedTuple):
    """One thing that is wrong: where, by which rule, in words what to do, and often a fix."""

    path: str
    span: Span
    code: str
    message: str
    severity: Severity = Severity.ERROR
    fix: Fix | None = None

    @property
    def place(self) -> str:
        """Where it is, as compilers say it: `path:line:column`."""
        return f"{self.path}:{self.span.line}:{self.span.column}"

    @property
    def sentence(self) -> str:
        """The whole on one line: place, code and message."""
        return f"{self.place}: {self.code} {self.message}"


class Places(Protocol):
    """Where a mapping of a document, and what it holds, stand in the file.

    A path names a value below the mapping by keys and indices: `("checklist", 2)`. What is not
    there stands where the nearest thing above it stands, so every question has an answer.
    """

    def span(self, *path: str | int) -> Span:
        """The value at `path`; of the mapping itself without one."""
        ...

    def key(self, *path: str | int) -> Span:
        """The key that leads to the value at `path`."""
        ...

    def inside(self, offset: int, length: int, *path: str | int) -> Span:
        """`length` characters from `offset` (from 0) of the text at `path`, block text too."""
        ...

    def removal(self, *path: str | int) -> Span | None:
        """What goes with the value at `path`: its key, comma or line; None where more would go."""
        ...


class Nowhere:
    """The places of a value that was made in memory: all at the top of the file."""

    def span(self, *_path: str | int) -> Span:
        """Line 1, column 1."""
        return Span()

    def key(self, *_path: str | int) -> Span:
        """Line 1, column 1."""
        return Span()

    def inside(self, _offset: int, _length: int, *_path: str | int) -> Span:
        """Line 1, column 1."""
        return Span()

    def removal(self, *_path: str | int) -> Span | None:
        """Nothing."""
        return None


NOWHERE: Places = Nowhere()
