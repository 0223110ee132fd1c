"""Signals: an interrupt waits for what is being recorded; a closed terminal ends a walk quietly."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ENDING = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name))


class HungUp(BaseException):
    """The terminal is closed, or the system wants the program to end; `code` is the exit code."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


@contextmanager
def hanging_up() -> Iterator[None]:
    """A closed terminal raises HungUp, so that whatever is at work puts itself in order."""

    def raised(number: int, _: FrameType | None) -> None:
        raise HungUp(number)

    before = {number: signal.signal(number, raised) for number in _ENDING}
    try:
        yield
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
