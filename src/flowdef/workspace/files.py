"""Files: where a workspace begins, and which files of it are documents."""

from collections.abc import Iterator
from errno import EINVAL
from pathlib import Path

SETTINGS = "flowdef.yaml"
ORGANIZATION = "organization.yaml"
ROOMS = ("processes", "projects")
ENDINGS = (".yaml", ".yml")


def root_of(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds `flowdef.yaml`; None where none does."""
    folder = start if start.is_dir() else start.parent
    folder = folder.absolute()
    return next((each for each in (folder, *folder.parents) if (each / SETTINGS).is_file()), None)


def documents_of(root: Path) -> tuple[Path, ...]:
    """The documents of a workspace: settings, organization, then processes and projects by path."""
    first = (root / name for name in (SETTINGS, ORGANIZATION))
    rest = (path for room in ROOMS for path in documents_below(root / room))
    return (*(path for path in first if path.is_file()), *rest)


def documents_below(folder: Path) -> tuple[Path, ...]:
    """Every YAML file below a folder, sorted; hidden ones and links out of it are left out.

    A folder that may not be opened stands for itself: whoever reads it finds out why.
    """
    return tuple(sorted(_walk(folder, folder.resolve()))) if folder.is_dir() else ()


def content_of(path: Path) -> bytes:
    """The bytes of a file; what is no file, such as a pipe, is refused, not waited for.

    Raises OSError.
    """
    if path.exists() and not path.is_file():
        raise OSError(EINVAL, "it is no file")
    return path.read_bytes()


def _walk(folder: Path, inside: Path) -> Iterator[Path]:
    try:
        entries = list(folder.iterdir())
    except OSError:
        yield folder
        return
    for path in entries:
        if path.name.startswith(".") or (path.is_symlink() and not _leads_into(path, inside)):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path, inside)
        elif path.suffix in ENDINGS and path.is_file():
            yield path


def _leads_into(link: Path, folder: Path) -> bool:
    try:
        return link.resolve().is_relative_to(folder)
    except (OSError, RuntimeError):  # Python before 3.13 raises RuntimeError for a circle of links
        return False
