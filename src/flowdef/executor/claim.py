"""Claim: who is at an attempt: a lock that ends with its process, however that ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

try:
    from fcntl import LOCK_EX, LOCK_NB, flock
except ImportError:  # pragma: no cover (Windows)
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # on Windows alone
else:

    def _lock(file: int) -> None:
        flock(file, LOCK_EX | LOCK_NB)


@contextmanager
def claimed(folder: Path, job: str) -> Iterator[bool]:
    """Whether nobody else is at this job now; while the block runs, nobody else is.

    Raises OSError where the folder cannot be written. Whoever claims looks at the log again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = folder / f"{sha256(job.encode()).hexdigest()[:32]}.lock"
    file = os.open(name, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        if not _locked(file) or not _is_there(name, file):
            yield False
            return
        yield True
        with suppress(OSError):
            name.unlink()
    finally:
        os.close(file)


def _locked(file: int) -> bool:
    try:
        _lock(file)
    except OSError:
        return False
    return True


def _is_there(name: Path, file: int) -> bool:
    """Whether the file is still the one of that name: whoever is through with a job removes it."""
    try:
        return os.path.samestat(os.fstat(file), name.stat())
    except OSError:
        return False
