"""Signals: an interrupt waits for what is being recorded; a closed terminal ends a walk quietly."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EIO
from types import FrameType

from typer import Exit

_CLOSED = 129
_ENDING = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name))


class HungUp(BaseException):
    """The terminal is closed, or the system wants the program to end; `code` is the exit code."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


@contextmanager
def hanging_up() -> Iterator[None]:
    """A closed terminal ends what is at work, in order and without a word: 128 and its number."""

    def raised(number: int, _: FrameType | None) -> None:
        signal.signal(number, signal.SIG_IGN)
        raise HungUp(number)

    before = {number: signal.signal(number, raised) for number in _ENDING}
    try:
        yield
    except HungUp as gone:
        nobody_listens()
        raise Exit(gone.code) from None
    except OSError as error:
        if error.errno != EIO:
            raise
        nobody_listens()  # the terminal was gone before anybody told
        raise Exit(_CLOSED) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C and a closed terminal wait until what is being recorded is recorded."""
    pressed: list[int] = []
    numbers = (signal.SIGINT, *_ENDING)
    before = {
        number: signal.signal(number, lambda came, _: pressed.append(came)) for number in numbers
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if any(number != signal.SIGINT for number in pressed):
        raise HungUp(next(number for number in pressed if number != signal.SIGINT))
    if pressed:
        raise KeyboardInterrupt


def nobody_listens() -> None:
    """What is still to be said goes nowhere: writing to a closed terminal would be an error."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
