"""Output: text to the screen or to a file, whole or not at all; colour only on a terminal."""

import os
import sys
import tempfile
from pathlib import Path

from flowdef.cli.shell.failure import Failure


def write(text: str, file: Path | None) -> None:
    """Print the text, or write it to a file by way of a temporary one beside it."""
    if file is None:
        sys.stdout.write(text)
        return
    try:
        write_file(file, text)
    except OSError as error:
        raise Failure(f"cannot write {file}: {error.strerror}.") from None
    print(f"wrote {file}", file=sys.stderr)


def write_file(file: Path, text: str) -> None:
    """The file with this text, or as it was: never half of it. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as temporary:
            temporary.write(text)
            temporary.flush()
            os.fsync(temporary.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def coloured(stream: object = None) -> bool:
    """Whether colours may be used: on a terminal, unless NO_COLOR is set (no-color.org)."""
    stream = stream or sys.stdout
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty()) and not os.environ.get("NO_COLOR")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
