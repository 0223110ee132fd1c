"""Undivided: what is done to its end before a signal to stop is heard."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread

# What closes a terminal or ends a program; Ctrl-C is heard after them.
ENDING = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name))


@contextmanager
def undivided() -> Iterator[None]:
    """Ctrl-C, a closed terminal and a request to end wait until the block is through."""
    if current_thread() is not main_thread():  # no other thread hears of signals
        yield
        return
    came: list[int] = []
    before = {
        number: signal.signal(number, lambda number, _: came.append(number))
        for number in (*ENDING, signal.SIGINT)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in sorted(came, key=(*ENDING, signal.SIGINT).index):
            signal.raise_signal(number)
