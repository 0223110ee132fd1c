"""Pages: a folder of generated files, kept as they should be; nothing else in it is touched."""

import os
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from msgspec import Struct

from flowdef.writing import replace_whole, synced


class Difference(Struct, frozen=True, kw_only=True):
    """How a folder differed from what should be in it; each a path below it.

    Attributes:
        missing: Pages that were not there.
        stale: Pages that said something else.
        blocked: Pages whose place is taken by what nobody here made: a file, a link, a folder.
        left_over: Pages made earlier that are none any more.
        foreign: Whatever else is there.
    """

    missing: tuple[str, ...]
    stale: tuple[str, ...]
    blocked: tuple[str, ...]
    left_over: tuple[str, ...]
    foreign: tuple[str, ...]


class Pages(Struct, frozen=True, kw_only=True):
    """A folder of files that begin with a mark on a line of its own.

    `rooms` are the folders in it that may hold some. Links in it are never followed, and a file
    without the mark is never written or removed.
    """

    folder: Path
    rooms: tuple[str, ...]
    mark: str

    def keep(
        self, pages: Iterable[tuple[str, Callable[[], str]]], *, write: bool, remove: bool
    ) -> Difference:
        """Compare the folder with these pages; write what differs and remove what is left over.

        A page is a path of at most one room, and what makes its text. Raises OSError, and
        ValueError where a path leads elsewhere.
        """
        found: dict[str, list[str]] = {"missing": [], "stale": [], "blocked": [], "fresh": []}
        wanted: set[str] = set()
        written: set[Path] = set()
        for path, text in pages:
            wanted.add(path)
            content = text().encode("utf-8", "backslashreplace")
            state = self._state(path, content)
            found[state].append(path)
            if write and state in ("missing", "stale"):
                self._write(path, content)
                written.add((self.folder / path).parent)
        for folder in written:
            synced(folder)
        left_over, foreign = self._others(wanted)
        if remove:
            self._remove(left_over)
        return Difference(
            missing=tuple(found["missing"]),
            stale=tuple(found["stale"]),
            blocked=tuple(found["blocked"]),
            left_over=tuple(left_over),
            foreign=tuple(foreign),
        )

    def _state(self, path: str, content: bytes) -> str:
        *room, name = path.split("/")
        known = not room or (len(room) == 1 and room[0] in self.rooms)
        if not known or name in ("", ".", "..") or os.sep in name:
            raise ValueError(f"{path!r} lies in no room of the pages")
        file = self.folder / path
        for folder in (self.folder, file.parent):
            with suppress(FileNotFoundError):
                is_folder = S_ISDIR(os.lstat(folder).st_mode)
                if not is_folder and not (folder == self.folder and folder.is_dir()):
                    return "blocked"
        if not os.path.lexists(file):
            return "missing"
        if not self._is_ours(file):
            return "blocked"
        # A checkout on Windows may have other line ends; that is no change of ours.
        return "fresh" if file.read_bytes().replace(b"\r\n", b"\n") == content else "stale"

    def _is_ours(self, file: Path) -> bool:
        """Whether it is a plain file that begins with the mark; one that is closed to us is not."""
        try:
            if not S_ISREG(os.lstat(file).st_mode):
                return False
            with file.open("rb") as opened:
                return opened.readline(len(self.mark) + 2).strip() == self.mark.encode()
        except OSError:
            return False

    def _write(self, path: str, content: bytes) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_whole(file, content)

    def _others(self, wanted: Container[str]) -> tuple[list[str], list[str]]:
        """What is there and no page: what was one, and what was made by somebody else."""
        left_over: list[str] = []
        foreign: list[str] = []
        for path in self._there():
            file = self.folder / path
            if path not in wanted and not file.name.startswith("."):
                ours = file.suffix == ".md" and self._is_ours(file)
                (left_over if ours else foreign).append(path)
        return left_over, foreign

    def _there(self) -> Iterator[str]:
        for path in _entries(self.folder, ""):
            if path in self.rooms and S_ISDIR(os.lstat(self.folder / path).st_mode):
                yield from _entries(self.folder / path, f"{path}/")
            else:
                yield path

    def _remove(self, paths: Iterable[str]) -> None:
        for path in paths:
            file = self.folder / path
            file.unlink()
            if file.parent != self.folder:
                with suppress(OSError):  # it is not empty
                    file.parent.rmdir()


def _entries(folder: Path, before: str) -> list[str]:
    try:
        return sorted(before + each.name for each in folder.iterdir())
    except FileNotFoundError:
        return []
