"""Writing: a file written whole or not at all."""

import os
from pathlib import Path


def write_whole(file: Path, text: str) -> None:
    """The file with this text, or as it was: never half of it, and on disk. Raises OSError.

    A link is written through; what is no file, such as a pipe, is written as it is.
    """
    file = file.resolve() if file.is_symlink() else file
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and not file.is_file():
        file.write_text(text, encoding="utf-8", newline="\n")
        return
    # Beside the file, so that the renaming stays on one disk; short, so that no name is too long.
    beside = file.parent / f".flowdef-{os.getpid()}.part"
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as temporary:
            temporary.write(text)
            temporary.flush()
            os.fsync(temporary.fileno())
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
