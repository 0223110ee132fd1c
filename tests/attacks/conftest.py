"""What all attacks share: whoever waits for ever is woken, and has failed."""

import signal
from collections.abc import Iterator
from types import FrameType

import pytest

_PATIENCE = 30  # seconds: a hundred times what an attack takes; a hang would stop the whole run


@pytest.fixture(autouse=True)
def _woken() -> Iterator[None]:
    def wake(number: int, frame: FrameType | None) -> None:
        raise AssertionError("this waits for ever")

    before = signal.signal(signal.SIGALRM, wake)
    signal.alarm(_PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
