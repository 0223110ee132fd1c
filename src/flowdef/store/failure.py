"""Failure: what SQLite and the disk complain of, in words for people."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the errors of the library and the disk into a StoreError that names the file."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(_words(path, error)) from error
    except UnicodeDecodeError as error:  # of a damaged name in an error's own text
        raise StoreError(f"{path} {_DAMAGED} ({error})") from error
    except UnicodeEncodeError as error:
        raise StoreError(f"{error.object!r} is no text that a log can keep") from error
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from error


def _words(path: Path, error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # raised by Python's module itself: text that is no UTF-8
        return f"{path} {_DAMAGED} ({error})"
    said = _WORDS.get(code & 0xFF, "cannot be used")  # the low byte is the kind, the rest detail
    return f"{path} {said} ({error})"
