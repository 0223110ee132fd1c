"""Pressing: the process in which a company's templates run, with little time and memory."""

import json
import pickle
import signal
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from flowdef.render.own_templates import Flaw, Press, Source

SECONDS = 5.0  # CPU for one page
MEMORY = 600_000_000  # bytes of address space for the whole process
_SIZE = struct.Struct(">Q")


def main() -> None:
    """Print pages until nobody asks for one: parcels come in, JSON parcels go out."""
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    sources = {name: Source(*each) for name, each in pickle.loads(parcel(incoming)).items()}  # noqa: S301 (from the parent)
    press = Press(sources)
    _modest()
    while asked := parcel(incoming):
        name, page = pickle.loads(asked)  # noqa: S301 (idem)
        with _hurried():
            answer = press.printed(name, page)
        outgoing.write(packed(json.dumps(_told(answer)).encode()))
        outgoing.flush()


def packed(data: bytes) -> bytes:
    """A parcel: the length in eight bytes, and the data."""
    return _SIZE.pack(len(data)) + data


def parcel(source: IO[bytes], most: int = 1 << 40) -> bytes:
    """The data of the next parcel; empty where there is none, or one that is too large."""
    head = source.read(_SIZE.size)
    if len(head) < _SIZE.size:
        return b""
    (length,) = _SIZE.unpack(head)
    if length > most:
        return b""
    data = source.read(length)
    return data if len(data) == length else b""


def _told(answer: str | Flaw) -> dict[str, str | int]:
    if isinstance(answer, Flaw):
        return {"file": answer.file, "line": answer.line, "message": answer.message}
    return {"text": answer}


def _modest() -> None:
    """Take no more memory than a page needs, where the machine can hold one to that."""
    try:
        import resource  # noqa: PLC0415 (there is none on Windows)
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@contextmanager
def _hurried() -> Iterator[None]:
    """Raise TimeoutError when the CPU of one page is used up, where the machine can tell."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def late(_number: int, _frame: object) -> None:
        raise TimeoutError(f"It does not come to an end within {SECONDS:g} seconds.")

    signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
