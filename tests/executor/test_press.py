"""The press: pages of a company's templates, each bounded in time and memory."""

import os
import signal
from pathlib import Path

import pytest

from flowdef.executor import pressing
from flowdef.executor.press import ApartPress
from flowdef.graph.order import order_of
from flowdef.render.own_templates import Flaw, Press, Source
from flowdef.render.sop_page import sop_page
from processes_in_a_line import a_process

PROCESS = a_process("a > b", title="Title")
PAGE = sop_page(PROCESS, order_of(PROCESS))


def sources(**texts: str) -> dict[str, Source]:
    return {name: Source(f"own/{name}", text) for name, text in texts.items()}


def test_pages_are_printed_one_after_the_other() -> None:
    with ApartPress(sources(one="{{ page.title }}", two="{{ page.x }}", three="3")) as press:
        assert press.printed("one", PAGE) == "Title\n"
        assert str(press.printed("two", PAGE)).startswith("own/two:1: 'page' has no 'x'.")
        assert press.printed("three", PAGE) == "3\n"


def test_nothing_of_the_environment_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "x")
    with ApartPress(sources(one="1")) as press:
        assert press.printed("one", PAGE) == "1\n"
        assert press._process
        told = Path(f"/proc/{press._process.pid}/environ")
        if told.exists():
            assert b"SECRET" not in told.read_bytes()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("{{ 'a' * 10**12 }}", "It takes more memory than a page may.", id="memory"),
        pytest.param("{{ 10 ** (10 ** 9) }}", "It was stopped", id="one endless act"),
    ],
)
def test_what_takes_too_much_is_stopped(text: str, said: str) -> None:
    with ApartPress(sources(one=text, two="2"), seconds=4) as press:
        flaw = press.printed("one", PAGE)
        assert isinstance(flaw, Flaw)
        assert said in flaw.message
        assert press.printed("two", PAGE) == "2\n"


def test_a_loop_without_end_is_told_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = "\n{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
    monkeypatch.setattr(pressing, "SECONDS", 0.2)
    before = signal.getsignal(signal.SIGPROF)
    press = Press(sources(one=loop))
    try:
        with pressing._hurried():
            flaw = press.printed("one", PAGE)
    finally:
        signal.signal(signal.SIGPROF, before)
    assert str(flaw) == "own/one:2: It does not come to an end within 0.2 seconds."


def test_one_that_was_killed_is_told_and_begun_anew() -> None:
    with ApartPress(sources(one="1")) as press:
        press.printed("one", PAGE)
        assert press._process
        os.kill(press._process.pid, signal.SIGKILL)
        flaw = press.printed("one", PAGE)
        assert isinstance(flaw, Flaw)
        assert "It was stopped" in flaw.message
        assert press.printed("one", PAGE) == "1\n"


def test_it_is_gone_when_nobody_prints_any_more() -> None:
    with ApartPress(sources(one="1")) as press:
        press.printed("one", PAGE)
        process = press._process
    assert process
    assert process.poll() is not None


def test_without_a_page_no_process_begins() -> None:
    with ApartPress(sources(one="1")) as press:
        assert press._process is None
