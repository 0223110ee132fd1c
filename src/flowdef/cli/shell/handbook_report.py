"""Handbook report: what building or checking a handbook has found, for people and machines."""

import json
import sys
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import asdict

from flowdef.findings import Finding
from flowdef.model.process import Process
from flowdef.printable import printable
from flowdef.render.words import count
from flowdef.workspace.pages import Difference

_SHOWN = 10  # files of others that are named; of more, the rest is counted


class Report(Struct, frozen=True, kw_only=True):
    """What was found; where nothing was only checked, pages were written and removed too.

    Attributes:
        folder: Where the handbook lies.
        check: Whether nothing was to be written.
        pages: How many pages there should be.
        difference: How the folder differed from them.
        overdue: (day, process) of the reviews whose day is past.
        faults: Why documents have no page.
    """

    folder: str
    check: bool
    pages: int
    difference: Difference
    overdue: tuple[tuple[str, Process], ...]
    faults: tuple[Finding, ...]

    @property
    def clean(self) -> bool:
        """Whether the handbook now is as it should be, and whole."""
        return not (self.faults or self.difference.blocked or (self.check and self._changes))

    def tell(self, *, as_json: bool) -> None:
        """Print it: what is wrong with documents on stderr, unless all of it is data."""
        if as_json:
            print(json.dumps(self._data()))
            return
        for fault in self.faults:
            print(printable(fault.sentence), file=sys.stderr)
        for line in self._lines():
            print(printable(line))

    @property
    def _changes(self) -> int:
        different = self.difference
        return len((*different.missing, *different.stale, *different.left_over))

    def _data(self) -> dict[str, object]:
        return {
            "folder": self.folder,
            "check": self.check,
            "pages": self.pages,
            **asdict(self.difference),
            "overdue": [
                {"process": process.id, "next_review": day} for day, process in self.overdue
            ],
            "unread": [
                {
                    "path": each.path,
                    "line": each.span.line,
                    "column": each.span.column,
                    "code": each.code,
                    "message": each.message,
                }
                for each in self.faults
            ],
        }

    def _lines(self) -> Iterator[str]:
        different = self.difference
        if self.check:
            for what, paths in (
                ("missing", different.missing),
                ("stale", different.stale),
                ("left over", different.left_over),
            ):
                yield from (f"{what}: {self.folder}/{path}" for path in paths)
        elif self.faults and different.left_over:
            yield (
                f"kept until every document can be read: {_some(self.folder, different.left_over)}"
            )
        for path in different.blocked:
            yield (
                f"in the way: {self.folder}/{path} was not made by 'flowdef docs build'. "
                "It is left alone, and the page is not written."
            )
        if different.foreign:
            yield f"not ours, left alone: {_some(self.folder, different.foreign)}"
        for day, process in self.overdue:
            yield f"review overdue since {day}: {process.title} [{process.id}]"
        yield self._sum()

    def _sum(self) -> str:
        different, pages = self.difference, count(self.pages, "page")
        if self.check:
            if not self._changes:
                return f"{self.folder}: {pages}, nothing to renew."
            return (
                f"{self.folder}: {pages}; {self._changes} to renew: 'flowdef docs build' does it."
            )
        removed = 0 if self.faults else len(different.left_over)
        counts = (
            (len(different.missing), "new"),
            (len(different.stale), "changed"),
            (removed, "removed"),
        )
        told = ", ".join(f"{number} {what}" for number, what in counts if number)
        return f"{self.folder}: {pages}, {told or 'none changed'}."


def _some(folder: str, paths: tuple[str, ...]) -> str:
    named = ", ".join(f"{folder}/{path}" for path in paths[:_SHOWN])
    return f"{named} and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else named
