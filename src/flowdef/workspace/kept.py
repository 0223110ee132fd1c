"""Kept: verdicts from one call to the next, as long as all that they rest on is as it was.

A verdict rests on the bytes of the documents, on the options, the rules and this version, on the
day, and on the files that were asked for. A file whose size and times are as they were has the
same bytes, as git takes it; one that was written just before it was looked at is read again.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from time import time_ns
from types import MappingProxyType
from typing import NamedTuple
from zlib import crc32

import flowdef
from flowdef.installed import installed
from flowdef.lint.options import Options
from flowdef.lint.verdict import Told, Verdict
from flowdef.workspace.files import content_if_any, content_of
from flowdef.workspace.kept_documents import Documents, KeptDocuments
from flowdef.workspace.means import Day
from flowdef.workspace.pickled import dumped, loaded
from flowdef.writing import replace_whole

_RECENT = 2_000_000_000  # nanoseconds: no file system tells times more coarsely
_NONE = (0, 0, 0, 0)  # no file's
_STALE = 30 * 24 * 3600  # seconds after which what nobody asked for is taken away

Signature = tuple[int, int, int, int]  # of a file: written, changed, size, number


class Basis(NamedTuple):
    """What a verdict rests on besides the documents: the day, and files there or not.

    `held_to` are the digests of other files by their paths; that of none is empty.
    """

    day: Day
    asked: Mapping[str, bool]
    held_to: Mapping[str, str] = MappingProxyType({})


class Share(NamedTuple):
    """How many of the findings of a verdict, and of those taken back, are of one file."""

    path: str
    findings: int
    taken_back: int


class Found(NamedTuple):
    """A verdict, what it rests on, and the files that it begins with, one after the other."""

    verdict: Verdict
    basis: Basis
    shares: tuple[Share, ...]


class _Whole(NamedTuple):
    key: str
    files: tuple[str, ...]
    seen: Mapping[str, tuple[Signature, str]]
    found: Found


class Kept:
    """What is kept of one workspace, for one set of options, in a folder of the user's.

    A verdict also rests on the commit that documents were compared with; what was judged of each
    says itself what that one held.
    """

    def __init__(self, folder: Path, root: Path, options: Options, commit: str = "") -> None:
        """Nothing is read yet."""
        said = repr((os.fspath(root), os.getcwd(), options))  # noqa: PTH109 (as findings name files)
        name = f"{crc32(said.encode('utf-8', 'surrogateescape')):08x}"
        self._folder = folder
        self._whole = folder / f"{name}{commit and f'-{commit}'}.verdict"
        self._key = f"{said}\n{_key()}"  # two that share a name still differ in this
        self._documents = KeptDocuments(folder, name, self._key)
        self._signatures: dict[str, Signature] = {}
        self._last: _Whole | None = None

    def verdict(
        self, names: Sequence[str], files: Sequence[str], there: Callable[[str], bool]
    ) -> Verdict | None:
        """The last verdict on these files among those of these paths, where nothing has changed."""
        last = self._last = self._whole_of(content_if_any(self._whole))
        began = time_ns()
        self._signatures = {name: sign for name in names if (sign := _signature(name, began))}
        if last is None or last.files != tuple(files):
            return None
        if [*last.seen] != [*names] or not all(map(self._as_it_was, names)):
            return None
        day, asked, held_to = last.found.basis
        if not day.begins <= began / 1e9 < day.ends:
            return None
        if any(digest_of(Path(path)) != digest for path, digest in held_to.items()):
            return None
        return last.found.verdict if all(there(path) is asked[path] for path in asked) else None

    def told(
        self, documents: Documents, basis: Basis, there: Callable[[str], bool]
    ) -> tuple[Mapping[str, Told], Mapping[str, bool]]:
        """What the last verdict told of each file, by how findings name it; and what that asked.

        Nothing, unless it is of these documents, as they were judged, and rests on the same.
        """
        last = self._last
        if last is None or [*last.seen] != [*documents]:
            return {}, {}
        day, asked, held_to = last.found.basis
        same = (day, held_to) == (basis.day, basis.held_to) and all(
            last.seen[path][1] == digest for path, (digest, _) in documents.items()
        )
        if not same or any(there(path) is not asked[path] for path in asked):
            return {}, {}
        findings, taken_back = (
            iter(last.found.verdict.findings),
            iter(last.found.verdict.taken_back),
        )
        return {
            path: Told(tuple(islice(findings, found)), tuple(islice(taken_back, taken)))
            for path, found, taken in last.found.shares
        }, asked

    def documents(self, names: Iterable[str], rest: str) -> Documents:
        """What was judged of each file, by its path, these first.

        `rest` says what that rests on besides the file.
        """
        return self._documents.read(names, rest)

    def keep(
        self,
        files: Sequence[str],
        found: Found,
        rest: str,
        documents: Documents,
    ) -> None:
        """Keep a verdict and what was judged; where that cannot be written, nothing is kept."""
        seen = {
            path: (self._signatures.get(path, _NONE), digest)
            for path, (digest, _) in documents.items()
        }
        whole = _Whole(self._key, tuple(files), seen, found)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._documents.write(documents, rest)
            replace_whole(self._whole, dumped(whole))
            self._tidy()

    def digest(self, name: str) -> str:
        """The digest of a file's bytes, which are read only where they may be others."""
        seen = self._last.seen if self._last else {}
        signature, digest = seen.get(name, (_NONE, ""))
        return digest if self._signatures.get(name) == signature else digest_of(Path(name))

    def _as_it_was(self, name: str) -> bool:
        return self._last is not None and self.digest(name) == self._last.seen[name][1]

    def _whole_of(self, content: bytes) -> _Whole | None:
        last = loaded(content)
        return last if isinstance(last, _Whole) and last.key == self._key else None

    def _tidy(self) -> None:
        """Take away what nobody has asked for in a month."""
        oldest = time_ns() / 1e9 - _STALE
        for each in self._folder.iterdir():
            if each.suffix in (".verdict", ".documents", ".part") and each.stat().st_mtime < oldest:
                each.unlink(missing_ok=True)


def digest_of(path: Path) -> str:
    """The digest of a file's bytes; empty where it cannot be read."""
    from hashlib import sha256  # noqa: PLC0415 (it loads OpenSSL, and what has not changed needs none)

    try:
        return sha256(content_of(path)).hexdigest()
    except OSError:
        return ""


def _signature(name: str, now: int) -> Signature | None:
    """What tells that a file has other bytes; None where it may be written again unnoticed."""
    try:
        found = os.stat(name)  # noqa: PTH116 (pathlib takes five times as long)
    except OSError:
        return None
    if now - max(found.st_mtime_ns, found.st_ctime_ns) < _RECENT:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _key() -> str:
    """This version of flowdef and its sources, so that a changed rule judges anew; and Python's."""
    package = os.path.dirname(flowdef.__file__)  # noqa: PTH120 (idem)
    own = _recorded(package) or _lying_in(package)
    said = [flowdef.__version__, sys.version, *own, *map(os.path.basename, installed())]
    return "\n".join(said)


def _recorded(package: str) -> list[str]:
    """The digests that an installation recorded: they are the same in each build that installs."""
    record = Path(f"{package}-{flowdef.__version__}.dist-info", "RECORD")
    try:
        lines = record.read_text(encoding="utf-8").splitlines()
    except OSError:  # its sources are worked on
        return []
    return [line for line in lines if line.startswith("flowdef/") and ",sha256=" in line]


def _lying_in(package: str) -> Iterator[str]:
    """The sizes and times of the sources."""
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(each for each in folders if each != "__pycache__")
        for name in sorted(names):
            each = os.stat(f"{folder}/{name}")  # noqa: PTH116 (idem)
            yield f"{name} {each.st_size} {each.st_mtime_ns}"
