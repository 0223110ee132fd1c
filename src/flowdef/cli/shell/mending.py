"""Mending: changed documents shown as a diff, or written; what the linter and fmt share."""

import re
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path

from flowdef.cli.shell import output
from flowdef.cli.shell.failure import Failure
from flowdef.printable import printable
from flowdef.workspace.files import content_of, root_of
from flowdef.workspace.mending import Change
from flowdef.writing import rewrite


def show_diff(changes: Iterable[Change]) -> None:
    """Print what would change as one unified diff, as `patch -p0` takes it."""
    output.write("".join(line for change in changes for line in _diff(change)), None)


def write(changes: Iterable[Change]) -> None:
    """Write what changed, each file whole or not at all.

    A file that changed meanwhile is left as it is and told of, and so is a link out of the
    workspace.
    """
    refused = [f"{printable(change.path)} {why}" for change in changes if (why := left(change))]
    if refused:
        raise Failure(f"Left as they were: {'; '.join(refused)}.")


def left(change: Change) -> str:
    """Write one file; why it was left as it is, empty where it was written."""
    path = Path(change.path)
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(_home(path)):
            return "is a link that leads elsewhere (name the file that it leads to)"
        if content_of(path) != change.before:
            return "has changed meanwhile (run it again)"
        rewrite(path, change.after)
    except OSError as error:
        return f"cannot be written ({(error.strerror or str(error)).lower()})"
    return ""


def _home(path: Path) -> Path:
    return (root_of(path) or path.parent).resolve()


def _diff(change: Change) -> Iterator[str]:
    before, after = (_lines(each) for each in (change.before, change.after))
    for line in unified_diff(before, after, change.path, change.path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(content: bytes) -> list[str]:
    """The lines with their ends, as a diff counts them: by LF alone."""
    return re.findall(r"[^\n]*\n|[^\n]+", content.decode())
