"""Heads: a small journal beside the log that remembers what was acknowledged.

SQLite drops, without a word, all of its write-ahead log from the first damaged frame on. So the
head of each run is noted here after its commit, before anybody is told that it succeeded: a log
that ends before its heads has lost something, and says so.
"""

import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from errno import ELOOP, ENOSPC, ENXIO
from pathlib import Path
from stat import S_ISREG
from time import monotonic
from typing import Any, NamedTuple
from zlib import crc32

from flowdef.store.port import Head
from flowdef.writing import synced

_ENCODER = json.JSONEncoder()
_NO_FILE = "{} is a link, or no file: take it away"
_BEYOND = 2**63  # no event has this number: SQLite could not keep it
PAUSE = 0.05  # seconds: nobody acts twice in so short a time
_TAIL = 8192  # bytes: some seventy commits, more than may ever be written at the same time


class Remembered(NamedTuple):
    """What a journal of heads says; `damaged` counts the lines that cannot be read."""

    heads: tuple[Head, ...]
    damaged: int


def beside(database: Path) -> Path:
    """The journal of a log: `runs.heads` beside `runs.db`."""
    return database.with_suffix(".heads")


class Journal:
    """The heads of one log; the file is held open, and made when something is noted.

    A note is written before an append returns, so a killed process leaves it. Of a burst, which
    is no person's work, the first is, and what follows in less than `PAUSE` goes into the next
    line, or into the last one on closing. Notes are forced to disk only on closing. So a process
    killed before that, or a power cut, may take a note, and with it a warning, but no event: those
    are on disk already. (A line for each append cost an eighth of its CPU, a sync as much again.)
    """

    def __init__(self, path: Path) -> None:
        """Take the path of the journal."""
        self.path = path
        self._file = -1
        self._next = 0.0
        self._held: dict[str, Head] = {}

    def note(self, heads: Iterable[Head], every: Callable[[], Iterable[Head]]) -> None:
        """Note a commit; a new journal begins with all heads. OSError where it cannot be."""
        for head in heads:
            self._held[head.run] = head
        if monotonic() < self._next:
            return
        if self._file >= 0 and not os.fstat(self._file).st_nlink:
            self._let_go()  # somebody removed it
        if self._file < 0:
            self._file = _opened(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
            if not os.fstat(self._file).st_size:
                self._held = {head.run: head for head in every()} | self._held
        self._write()
        self._next = monotonic() + PAUSE

    def recent(self) -> Remembered:
        """The heads of the last commits; nothing where there is no file."""
        try:
            with os.fdopen(_opened(self.path, os.O_RDONLY), "rb") as file:
                start = max(0, file.seek(0, os.SEEK_END) - _TAIL)
                file.seek(start)
                lines = file.read().split(b"\n")
        except FileNotFoundError:
            return Remembered((), 0)
        found = _parsed(lines[1:] if start else lines)  # the first may be half a line
        return found if found.heads or not start else self.every()

    def every(self) -> Remembered:
        """The heads of all commits, in the order in which they were noted."""
        try:
            with os.fdopen(_opened(self.path, os.O_RDONLY), "rb") as file:
                return _parsed(file.read().split(b"\n"))
        except FileNotFoundError:
            return Remembered((), 0)

    def close(self) -> None:
        """Write what is held, force it to disk, and let go of the file."""
        if self._held and self._file >= 0:
            with suppress(OSError):  # as below
                self._write()
        self._let_go()

    def _write(self) -> None:
        """Add a line of what is held."""
        line = _line(self._held.values())
        if os.write(self._file, line) != len(line):
            raise OSError(ENOSPC, os.strerror(ENOSPC))
        self._held = {}

    def _let_go(self) -> None:
        if self._file >= 0:
            with suppress(OSError):  # the events are safe; see above
                os.fsync(self._file)
                synced(self.path.parent)
            os.close(self._file)
            self._file = -1


def _opened(path: Path, flags: int) -> int:
    """The file itself, not what a link leads to; a pipe is not waited for. Raises OSError."""
    careful = ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
    for each in careful:
        flags |= getattr(os, each, 0)
    try:
        file = os.open(path, flags, 0o666)
    except OSError as error:
        if error.errno in (ELOOP, ENXIO):  # so say a link, and a pipe that nobody reads
            raise OSError(error.errno, _NO_FILE.format(path.name)) from None
        raise
    if not S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        raise OSError(ENXIO, _NO_FILE.format(path.name))
    return file


def _line(heads: Iterable[Head]) -> bytes:
    # Text by text: that takes a third of what an encoder needs for a list, in every commit.
    each = [f'[{_ENCODER.encode(run)},{seq},"{hash_}"]' for run, seq, hash_ in heads]
    text = f"[{','.join(each)}]".encode()
    # It begins a line of its own even where the last write was cut short.
    return b"\n%08x %b\n" % (crc32(text), text)


def _parsed(lines: list[bytes]) -> Remembered:
    heads: list[Head] = []
    damaged = 0
    for line in filter(None, lines):
        checksum, _, text = line.partition(b" ")
        found = _read(text) if checksum == b"%08x" % crc32(text) else None
        heads += found or ()
        damaged += found is None
    return Remembered(tuple(heads), damaged)


def _read(text: bytes) -> list[Head] | None:
    """The heads of one commit; None where somebody wrote what is none, with its checksum."""
    try:
        found = json.loads(text)
        return [Head(*head) for head in found] if all(map(_is_head, found)) else None
    except (ValueError, TypeError, RecursionError):
        return None


def _is_head(data: Any) -> bool:
    run, seq, hash_ = data
    f"{run}{hash_}".encode()  # half a character cannot be looked up
    of_its_kind = isinstance(run, str) and type(seq) is int and isinstance(hash_, str)
    return of_its_kind and 0 < seq < _BEYOND
