"""Files: where a workspace begins, and which files of it are documents."""

import os
from collections.abc import Callable, Iterator, Mapping
from errno import EFBIG, EINVAL
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType

SETTINGS = "flowdef.yaml"
ORGANIZATION = "organization.yaml"
ROOMS = ("processes", "projects")
ENDINGS = (".yaml", ".yml")
NOTHING: Mapping[Path, bytes] = MappingProxyType({})  # files whose bytes are given: none
LARGEST = 100_000_000  # bytes that are read at all; a document has a fiftieth of it at most


def root_of(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds `flowdef.yaml`; None where none does."""
    folder = start if start.is_dir() else start.parent
    folder = folder.absolute()
    return next((each for each in (folder, *folder.parents) if (each / SETTINGS).is_file()), None)


def documents_of(root: Path) -> tuple[Path, ...]:
    """The documents of a workspace: settings, organization, then processes and projects by path."""
    return tuple(map(Path, names_of(root)))


def names_of(root: Path) -> Iterator[str]:
    """As `documents_of`, as text, which is made and compared in a fifth of the time."""
    folder = str(root)
    yield from (
        path
        for name in (SETTINGS, ORGANIZATION)
        if os.path.isfile(path := f"{folder}{os.sep}{name}")  # noqa: PTH113 (idem)
    )
    for room in ROOMS:
        yield from _below(root / room)


def documents_below(folder: Path) -> tuple[Path, ...]:
    """Every YAML file below a folder, sorted; hidden ones and links out of it are left out.

    A folder that may not be opened stands for itself: whoever reads it finds out why.
    """
    return tuple(map(Path, _below(folder)))


def content_of(path: Path) -> bytes:
    """The bytes of a file; what is no file, such as a pipe, is refused, not waited for.

    Raises OSError.
    """
    # By hand, for a workspace has a thousand files and each call of the system counts.
    file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(file)
        if not S_ISREG(status.st_mode):
            raise OSError(EINVAL, "it is no file")
        if status.st_size > LARGEST:
            raise OSError(EFBIG, "it is larger than any document")
        parts = [os.read(file, status.st_size + 1)]
        while len(parts[-1]) > status.st_size:  # it grew while it was read
            parts.append(os.read(file, status.st_size + 1))
        return b"".join(parts)
    finally:
        os.close(file)


def content_if_any(path: Path) -> bytes:
    """The same; nothing where the file cannot be read."""
    try:
        return content_of(path)
    except OSError:
        return b""


def shown(path: Path | str) -> str:
    """A path as people type it: relative to here where it lies below."""
    whole = os.path.abspath(path)  # noqa: PTH100 (pathlib takes ten times as long)
    below = os.getcwd() + os.sep  # noqa: PTH109 (idem)
    return whole.removeprefix(below)


def in_folder(root: Path) -> Callable[[str], bool]:
    """Whether a file is there, and within a folder, by its path from here."""
    inside = root.resolve()

    def there(path: str) -> bool:
        try:
            whole = Path(path).resolve()
            return whole.is_relative_to(inside) and whole.exists()
        except (OSError, ValueError):
            return False

    return there


def _below(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    # Sorted as pathlib sorts.
    found = _walk(str(folder), folder.resolve())
    return sorted(found, key=lambda path: path.split(os.sep))  # noqa: PTH206 (for its speed)


def _walk(folder: str, inside: Path) -> Iterator[str]:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and not _leads_into(Path(entry.path), inside):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, inside)
        elif entry.name.endswith(ENDINGS) and entry.is_file():
            yield entry.path


def _leads_into(link: Path, folder: Path) -> bool:
    try:
        return link.resolve().is_relative_to(folder)
    except (OSError, RuntimeError):  # Python before 3.13 raises RuntimeError for a circle of links
        return False
