"""Evidence: files copied beside the log under their hash, whole or not at all."""

import os
import stat
from collections.abc import Callable
from hashlib import file_digest, sha256
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar

from flowdef.expressions.evidence import Evidence, folder_of, safe_name
from flowdef.writing import synced

LARGEST = 100_000_000  # bytes: a scan of a long contract has a tenth of it
_PIECE = 1 << 20
_Taken = TypeVar("_Taken")
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
# A link is not followed, and a pipe is not waited for: both are refused.
_CAREFUL = _FLAGS | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Room(NamedTuple):
    """Where copies lie: in `evidence` beside the log, which is elsewhere than `root` for some.

    Within the workspace at `root` no folder on the way may be a link: who wrote it may have made
    that. Where the log lies elsewhere, whoever said so knows the way.
    """

    root: Path
    beside: Path

    def path(self, found: Evidence) -> Path:
        """Where a copy lies."""
        return self._all / found.folder / Path(found.path).name

    def folders(self, run: str) -> tuple[Path, ...]:
        """The folders down to those of a run that must be no links, outermost first."""
        way = self.beside.relative_to(self.root).parts if self._within else ()
        steps = (self.root.joinpath(*way[: depth + 1]) for depth in range(len(way)))
        return (*steps, self._all, self._all / run)

    @property
    def _all(self) -> Path:
        return self.beside / "evidence"

    @property
    def _within(self) -> bool:
        return self.beside.is_relative_to(self.root) and ".." not in self.beside.parts


class Unfit(NamedTuple):
    """Why a file cannot be taken as evidence, or is not what was recorded, in a sentence."""

    reason: str


class _Unfit(Exception):  # noqa: N818 (the word for the reader)
    pass


def keep(room: Room, run: str, given: str, largest: int = LARGEST) -> Evidence | Unfit:
    """Copy a file of this machine to the evidence of a run; on disk when this returns.

    `given` is a path as a person writes it, `~` for the home folder; a relative one begins where
    the person stands.
    """
    return _taken(
        given,
        largest,
        lambda source: _copied(room, source, folder_of(run), safe_name(given), largest),
    )


def unfit(given: str, largest: int = LARGEST) -> str:
    """Why a file of this machine cannot be taken, in a sentence; empty where it can."""
    found = _taken(given, largest, lambda _: None)
    return found.reason if found else ""


def fault(room: Room, found: Evidence) -> Unfit | None:
    """What is wrong with a copy: missing, changed, or no file of its own; None where it stands."""
    try:
        for folder in room.folders(found.folder):
            if stat.S_ISLNK(folder.lstat().st_mode):
                return Unfit(f"the folder of {found.label} is a link")
        with _opened(room.path(found), found.name) as copy:
            if file_digest(copy, "sha256").hexdigest() == found.digest:
                return None
    except FileNotFoundError:
        return Unfit(f"the copy of {found.label} is missing")
    except _Unfit as unfit:
        return Unfit(f"the copy of {found.label}: {unfit}")
    except OSError as error:
        return Unfit(f"the copy of {found.label} cannot be read: {error.strerror}")
    return Unfit(f"the copy of {found.label} was changed")


def _taken(given: str, largest: int, take: Callable[[BinaryIO], _Taken]) -> _Taken | Unfit:
    """What is made of a file, or why it cannot be taken."""
    try:
        with _opened(Path(given).expanduser(), given) as source:
            if os.fstat(source.fileno()).st_size > largest:
                raise _too_large(given, largest)
            return take(source)
    except _Unfit as unfit:
        return Unfit(str(unfit))
    except (OSError, ValueError, RuntimeError) as error:
        return Unfit(_unread(given, error))


def _opened(path: Path, given: str) -> BufferedReader:
    """An ordinary file, open for reading. Raises OSError, and _Unfit for anything else."""
    if path.is_symlink():
        raise _Unfit(f"{given!r} is a link; name the file that it leads to")
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "no ordinary file"
        raise _Unfit(f"{given!r} is {kind}")
    file = os.open(path, _CAREFUL)
    if not stat.S_ISREG(os.fstat(file).st_mode):  # somebody has put another thing in its place
        os.close(file)
        raise _Unfit(f"{given!r} is no ordinary file")
    return os.fdopen(file, "rb")


def _copied(room: Room, source: BinaryIO, run: str, name: str, largest: int) -> Evidence:
    folder = room.beside
    for folder in room.folders(run):
        folder.mkdir(exist_ok=True)
        if not stat.S_ISDIR(folder.lstat().st_mode):
            shown = folder.relative_to(room.root) if folder.is_relative_to(room.root) else folder
            raise _Unfit(f"{shown} is a link or no folder: nothing is put there")
    # A name of its own, so that two at once do not meet; beside its place, to be renamed there.
    beside = folder / f".part-{os.getpid()}-{os.urandom(4).hex()}"
    try:
        with beside.open("xb") as copy:
            digest = _poured(source, copy, name, largest)
            copy.flush()
            os.fsync(copy.fileno())
        beside.chmod(0o444)
        found = Evidence(run, digest, name)
        beside.replace(room.path(found))
        for each in (folder, folder.parent, folder.parent.parent):
            synced(each)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return found


def _poured(source: BinaryIO, copy: BinaryIO, name: str, largest: int) -> str:
    """Copy, but no more than is taken: the file may grow meanwhile. The SHA-256 of what went."""
    hashed, size = sha256(), 0
    while piece := source.read(_PIECE):
        size += len(piece)
        if size > largest:
            raise _too_large(name, largest)
        hashed.update(piece)
        copy.write(piece)
    return hashed.hexdigest()


def _too_large(name: str, largest: int) -> _Unfit:
    return _Unfit(f"{name!r} is larger than the {largest // 1_000_000} MB that evidence may have")


def _unread(given: str, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"there is no file {given!r}"
    said = error.strerror if isinstance(error, OSError) else str(error)
    return f"{given!r} cannot be copied: {said or 'it cannot be opened'}"
