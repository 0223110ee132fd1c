"""Signals that come while something must not be torn apart."""

import os
import signal
from collections.abc import Iterator
from threading import Thread
from types import FrameType

import pytest

from flowdef.executor.undivided import ENDING, undivided


class Told(BaseException):
    """A signal was heard."""


@pytest.fixture(autouse=True)
def _heard() -> Iterator[None]:
    def hear(number: int, _: FrameType | None) -> None:
        raise Told(number)

    before = {number: signal.signal(number, hear) for number in (*ENDING, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize(
    ("come", "heard"),
    [
        pytest.param([signal.SIGINT], signal.SIGINT, id="Ctrl-C"),
        pytest.param([signal.SIGHUP], signal.SIGHUP, id="a closed terminal"),
        pytest.param([signal.SIGTERM, signal.SIGTERM], signal.SIGTERM, id="twice the same"),
        pytest.param([signal.SIGINT, signal.SIGTERM], signal.SIGTERM, id="the end before Ctrl-C"),
    ],
)
@pytest.mark.parametrize("fails", [False, True], ids=["through", "failing"])
def test_a_signal_waits_until_all_is_done(
    come: list[signal.Signals], heard: signal.Signals, *, fails: bool
) -> None:
    done = []
    before = {number: signal.getsignal(number) for number in come}

    def act() -> None:
        with undivided():
            for number in come:
                os.kill(os.getpid(), number)
            done.append("all of it")
            if fails:
                raise OSError

    with pytest.raises(Told) as told:
        act()
    assert told.value.args == (heard,)
    assert done == ["all of it"]
    assert {number: signal.getsignal(number) for number in come} == before


def test_without_a_signal_nothing_is_raised() -> None:
    with undivided():
        done = True
    assert done


def test_a_signal_that_nobody_listens_to_stays_unheard() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with undivided():
        os.kill(os.getpid(), signal.SIGHUP)
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def test_a_thread_of_its_own_hears_no_signals() -> None:
    done: list[bool] = []

    def act() -> None:
        with undivided():
            done.append(True)

    thread = Thread(target=act)
    thread.start()
    thread.join()
    assert done == [True]
