"""Signals: what is at work ends in order where its terminal closes or the system ends it."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EIO
from types import FrameType

from typer import Exit

from flowdef.executor.undivided import ENDING

_CLOSED = 129


class HungUp(BaseException):
    """The terminal is closed, or the system wants the program to end; `code` is the exit code."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


@contextmanager
def hanging_up() -> Iterator[None]:
    """A closed terminal ends what is at work, in order and without a word: 128 and its number.

    So does a request to end; what whoever called has chosen to ignore (`nohup`) stays ignored.
    """

    def raised(number: int, _: FrameType | None) -> None:
        for each in before:  # one is enough: putting things in order is not interrupted
            signal.signal(each, signal.SIG_IGN)
        raise HungUp(number)

    heard = [each for each in ENDING if signal.getsignal(each) is not signal.SIG_IGN]
    before = {number: signal.getsignal(number) for number in heard}
    for number in heard:
        signal.signal(number, raised)
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


def nobody_listens() -> None:
    """What is still to be said goes nowhere: writing to a closed terminal would be an error."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()  # what was said before may still reach somebody
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
