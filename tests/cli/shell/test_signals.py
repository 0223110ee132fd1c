"""What ends in order where the terminal closes or the system ends it."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress

import pytest
from typer import Exit

from flowdef.cli.shell import signals
from flowdef.cli.shell.signals import hanging_up
from flowdef.executor.undivided import ENDING


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(signals, "nobody_listens", lambda: None)
    before = {number: signal.getsignal(number) for number in ENDING}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", ENDING)
@pytest.mark.parametrize("again", [None, *ENDING])
def test_the_first_signal_ends_it_and_the_next_does_not_tear_what_is_put_in_order(
    number: int, again: int | None
) -> None:
    before = {each: signal.getsignal(each) for each in ENDING}
    done = []

    def at_work() -> None:
        with hanging_up():
            try:
                os.kill(os.getpid(), number)
                done.append("went on")
            finally:
                if again:
                    os.kill(os.getpid(), again)
                done.append("in order")

    with pytest.raises(Exit) as gone:
        at_work()
    assert gone.value.exit_code == 128 + number
    assert done == ["in order"]
    assert {each: signal.getsignal(each) for each in ENDING} == before


def test_what_is_to_be_ignored_stays_ignored() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    done = False
    with suppress(Exit), hanging_up():
        os.kill(os.getpid(), signal.SIGHUP)
        done = True
    assert done
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
