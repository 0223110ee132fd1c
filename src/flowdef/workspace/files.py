"""Files: where a workspace begins, and which files of it are documents."""

from collections.abc import Iterator
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
    """Every YAML file below a folder, sorted; hidden ones and links out of it are left out."""
    return tuple(sorted(_walk(folder))) if folder.is_dir() else ()


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        elif path.suffix in ENDINGS and path.is_file():
            yield path
