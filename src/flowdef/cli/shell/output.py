"""Output: text to the screen or to a file, whole or not at all; colour only on a terminal."""

import os
import sys
from pathlib import Path

from flowdef.cli.shell.failure import Failure
from flowdef.printable import printable
from flowdef.writing import write_whole

STDOUT = Path("-")  # in the place of a file: print it


def write(text: str, file: Path | None) -> None:
    """Print the text, or write it to a file; a file that cannot be written is a failure."""
    if file is None or file == STDOUT:
        # A file keeps what an author wrote; a terminal would obey some of it.
        shown = "\n".join(map(printable, text.split("\n"))) if sys.stdout.isatty() else text
        sys.stdout.write(shown)
        return
    save(file, text)
    print(printable(f"wrote {file}"), file=sys.stderr)


def save(file: Path, text: str) -> None:
    """Write a file, or fail saying why it cannot be written."""
    try:
        write_whole(file, text)
    except OSError as error:
        raise Failure(f"cannot write {file}: {_reason(error, file)}.") from None


def create(file: Path, text: str) -> None:
    """Write a file that must not be there yet."""
    if os.path.lexists(file):
        raise Failure(f"{file} is there already; it is not touched.")
    save(file, text)


def width() -> int:
    """The columns of the terminal; 0 where the text goes elsewhere, and is not wrapped.

    COLUMNS tells the width wherever the text goes.
    """
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return 0


def coloured(stream: object = None) -> bool:
    """Whether colours may be used: on a terminal, unless NO_COLOR is set (no-color.org)."""
    stream = stream or sys.stdout
    isatty = getattr(stream, "isatty", None)
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return bool(isatty and isatty()) and not plain


def _reason(error: OSError, file: Path) -> str:
    blocking = next((each for each in file.parents if each.exists() and not each.is_dir()), None)
    if blocking:
        return f"{blocking} is a file, not a folder"
    return (error.strerror or str(error)).lower()
