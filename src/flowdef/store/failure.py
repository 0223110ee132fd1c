"""Failure: what SQLite and the disk complain of, in words for people."""

import sqlite3
from pathlib import Path
from types import TracebackType

from flowdef.store.port import StoreError

_DAMAGED = "is damaged; restore a copy of its folder, and ask `flowdef verify` what is left"
_WORDS = {
    sqlite3.SQLITE_BUSY: "is in use by another process that does not let go; try again",
    sqlite3.SQLITE_LOCKED: "is in use by another process that does not let go; try again",
    sqlite3.SQLITE_PROTOCOL: "is in use by another process that does not let go; try again",
    sqlite3.SQLITE_READONLY: "may not be written; check the rights of the file and its folder",
    sqlite3.SQLITE_PERM: "may not be opened; check the rights of the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check the path, and the rights of its folder",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports an error",
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full; make room and try again",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: "is no database, or its beginning is damaged; restore a copy",
}


class told:  # noqa: N801 (reads as the statement that it is: `with told(path):`)
    """Turn the errors of the library and the disk into a StoreError that names the file.

    A class, because a generator takes three times as long, around every statement.
    """

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            return
        said = _said(self._path, error)
        if said:
            raise StoreError(said) from error


def _said(path: Path, error: BaseException) -> str:
    """What happened, in words; empty where it is neither the library's nor the disk's."""
    match error:
        case sqlite3.Error():
            return _words(path, error)
        case UnicodeDecodeError():  # of a damaged name in an error's own text
            return f"{path} {_DAMAGED} ({error})"
        case UnicodeEncodeError():
            return f"{error.object!r} is no text that a log can keep"
        case OSError():
            return f"{path}: {error.strerror or error}"
        case _:
            return ""


def _words(path: Path, error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # raised by Python's module itself: text that is no UTF-8
        return f"{path} {_DAMAGED} ({error})"
    said = _WORDS.get(code & 0xFF, "cannot be used")  # the low byte is the kind, the rest detail
    return f"{path} {said} ({error})"
