"""Errors of the library and the disk, in words."""

import sqlite3
from pathlib import Path

import pytest

from flowdef.store.failure import told
from flowdef.store.port import StoreError


def coded(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("as the library says")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "words"),
    [
        pytest.param(coded(sqlite3.SQLITE_BUSY), "is in use by another", id="busy"),
        pytest.param(coded(sqlite3.SQLITE_BUSY_SNAPSHOT), "is in use by another", id="in detail"),
        pytest.param(coded(sqlite3.SQLITE_IOERR_FSYNC), "the disk reports an error", id="disk"),
        pytest.param(coded(sqlite3.SQLITE_FULL), "the disk is full", id="full"),
        pytest.param(coded(sqlite3.SQLITE_MISUSE), "cannot be used (as the", id="anything else"),
        pytest.param(sqlite3.OperationalError("no UTF-8"), "is damaged; restore", id="no code"),
        pytest.param(
            UnicodeDecodeError("utf-8", b"\xe5", 0, 1, "bad"), "is damaged; restore", id="no text"
        ),
        pytest.param(
            UnicodeEncodeError("utf-8", "\udcff", 0, 1, "bad"), "'\\udcff' is no text", id="no name"
        ),
        pytest.param(PermissionError(13, "Permission denied"), "Permission denied", id="rights"),
        pytest.param(OSError("odd"), "odd", id="an error without a number"),
    ],
)
def test_told(error: Exception, words: str) -> None:
    with pytest.raises(StoreError) as caught, told(Path(".flowdef/runs.db")):
        raise error
    assert words in str(caught.value)
    assert "\udcff" not in str(caught.value)


def test_our_own_bugs_are_not_disguised() -> None:
    with pytest.raises(ZeroDivisionError), told(Path("runs.db")):
        print(1 / 0)  # noqa: T201 (never reached)
