"""The bar while documents are read: only where somebody watches, only when it takes long."""

import io
import sys

import pytest

from flowdef.cli.shell.progress import progress


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_in_a_pipe_nothing_is_asked_for() -> None:
    with progress("reading") as tell:
        assert tell is None


@pytest.mark.parametrize(("total", "shown"), [(299, False), (300, True)])
def test_on_a_terminal(monkeypatch: pytest.MonkeyPatch, total: int, shown: bool) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with progress("reading") as tell:
        assert tell
        for done in range(1, total + 1):
            tell(done, total)
    assert ("reading" in screen.getvalue()) is shown


def test_the_bar_goes_when_reading_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)

    def fail() -> None:
        with progress("reading") as tell:
            assert tell
            tell(1, 1000)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert screen.getvalue().endswith("\x1b[?25h\r\x1b[1A\x1b[2K")
