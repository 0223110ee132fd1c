import os
import signal

import pytest

from flowdef.cli.shell.signals import uninterrupted


def test_an_interrupt_waits_until_the_act_is_recorded() -> None:
    recorded = []
    before = signal.getsignal(signal.SIGINT)

    def act() -> None:
        with uninterrupted():
            os.kill(os.getpid(), signal.SIGINT)
            recorded.append("all of it")

    with pytest.raises(KeyboardInterrupt):
        act()
    assert recorded == ["all of it"]
    assert signal.getsignal(signal.SIGINT) is before


def test_without_an_interrupt_nothing_is_raised() -> None:
    with uninterrupted():
        recorded = True
    assert recorded
