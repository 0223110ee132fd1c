"""Writing: a file written whole or not at all."""

import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from errno import EACCES, EBADF, EINVAL, EISDIR
from functools import partial
from pathlib import Path
from stat import S_IMODE

# What systems answer that let nobody sync a folder; others tell of a disk.
_NO_FOLDERS = (EACCES, EBADF, EINVAL, EISDIR)


def write_whole(file: Path, text: str) -> None:
    """The file with this text, or as it was: never half of it, and on disk. Raises OSError.

    A link is written through; what is no file, such as a pipe, is written as it is.
    """
    content = text.encode()
    if file.exists() and not file.is_file():
        file.write_bytes(content)
        return
    file = file.resolve() if file.is_symlink() else file
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_whole(file, content)
    synced(file.parent)


def rewrite(file: Path, content: bytes) -> None:
    """New content in a file that is there: whole or not at all, for whom it was. Raises OSError.

    Owner and permissions stay as they are; a link is written through.
    """
    file = file.resolve()
    status = file.stat()

    def prepare(beside: Path) -> None:
        if os.name == "posix" and (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
            with suppress(PermissionError):  # only root may give a file away
                os.chown(beside, status.st_uid, status.st_gid)
        beside.chmod(S_IMODE(status.st_mode))

    replace_whole(file, content, prepare)
    synced(file.parent)


def replace_whole(
    file: Path,
    content: bytes,
    prepare: Callable[[Path], None] = lambda _: None,
    *,
    mode: int = 0o666,
) -> None:
    """Put a file with this content in the place of what is there, a link too. Raises OSError.

    The content is on disk then, and the name with the next `synced` of the folder. `prepare` sees
    the new file before it stands in its place; `mode` is who may open it from the first byte on.
    """
    # Beside the file, so that the renaming stays on one disk; short, so that no name is too long;
    # and a name of its own, so that two at once do not meet.
    beside = file.parent / f".flowdef-{os.urandom(8).hex()}.part"
    with ExitStack() as ends:
        with open(beside, "xb", opener=partial(os.open, mode=mode)) as temporary:
            ends.callback(beside.unlink, missing_ok=True)
            temporary.write(content)
            temporary.flush()
            os.fsync(temporary.fileno())
        prepare(beside)
        beside.replace(file)


def synced(folder: Path) -> None:
    """The names of new files on disk too, where the system knows how. Raises OSError."""
    if os.name != "posix":
        return
    try:
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
    except OSError as error:
        if error.errno not in _NO_FOLDERS:
            raise
