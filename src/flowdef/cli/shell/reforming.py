"""Reforming: documents as they would stand in the one form; nothing is written here."""

from pathlib import Path

from msgspec import Struct

from flowdef.cli.shell.lint_files import Wanted
from flowdef.layout.form import Left, formed
from flowdef.lint.told import counted
from flowdef.printable import printable
from flowdef.workspace.files import content_of, shown
from flowdef.workspace.mending import Change


class Reformed(Struct, frozen=True):
    """The files that change, how many stay, and a line for each that was left, and why.

    `unread` is how many of those cannot be read; `standing` is what comes by standard input, as it
    is to stand.
    """

    changes: tuple[Change, ...]
    same: int
    left: tuple[str, ...]
    unread: int
    standing: bytes = b""

    def summary(self, *, would: bool) -> str:
        """How many files change, or would, and how many do not."""
        done = "would change" if would else "changed"
        files = counted(len(self.changes), "file")
        return f"{files} {done}, {self.same:,} {'in form' if would else 'as they were'}."


def reformed(wanted: Wanted) -> Reformed:
    """Every document of a call in the one form."""
    changes: list[Change] = []
    left: list[tuple[str, Left]] = []
    same = 0
    for file in (Path(name) for names in wanted.groups.values() for name in names):
        path, source = shown(file), _content(file, wanted)
        if isinstance(source, Left):
            left.append((printable(path), source))
            continue
        made = formed(source)
        if isinstance(made, Left):
            left.append((printable(path), made))
        elif made == source:
            same += 1
        else:
            changes.append(Change(path, source, made))
    return Reformed(
        changes=tuple(changes),
        same=same,
        left=tuple(f"{path} {each.why}." for path, each in left),
        unread=sum(not each.readable for _, each in left),
        standing=changes[0].after if changes else next(iter(wanted.given.values()), b""),
    )


def _content(file: Path, wanted: Wanted) -> bytes | Left:
    if file in wanted.given:
        return wanted.given[file]
    try:
        return content_of(file)
    except OSError as error:
        return Left(f"cannot be opened ({(error.strerror or str(error)).lower()})")
