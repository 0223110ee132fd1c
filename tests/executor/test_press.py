"""The press: pages of a company's templates, each bounded in time and memory."""

import json
import os
import pickle
import resource
import signal
import sys
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from flowdef.executor import press, pressing
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
    with ApartPress(sources(one="{{ page.title }}", two="{{ page.x }}", three="3")) as pages:
        assert pages.printed("one", PAGE) == "Title\n"
        assert str(pages.printed("two", PAGE)).startswith("own/two:1: 'page' has no 'x'.")
        assert pages.printed("three", PAGE) == "3\n"


def test_nothing_of_the_environment_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "x")
    with ApartPress(sources(one="1")) as pages:
        assert pages.printed("one", PAGE) == "1\n"
        assert pages._process
        told = Path(f"/proc/{pages._process.pid}/environ")
        if told.exists():
            assert b"SECRET" not in told.read_bytes()


def test_a_page_that_takes_too_much_memory_is_told_and_the_next_is_printed() -> None:
    with ApartPress(sources(one="{{ 'a' * 10**12 }}", two="2")) as pages:
        flaw = pages.printed("one", PAGE)
        assert str(flaw) == "own/one:1: It takes more memory than a page may."
        assert pages.printed("two", PAGE) == "2\n"


def test_one_act_without_end_is_stopped() -> None:
    with ApartPress(sources(one="{{ 7 ** (10 ** 9) }}"), seconds=3) as pages:
        flaw = pages.printed("one", PAGE)
        assert isinstance(flaw, Flaw)
        assert "It was stopped" in flaw.message or "memory" in flaw.message


def test_a_loop_without_end_is_told_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = "\n{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
    monkeypatch.setattr(pressing, "SECONDS", 0.2)
    before = signal.getsignal(signal.SIGPROF)
    pages = Press(sources(one=loop))
    try:
        with pressing._hurried():
            flaw = pages.printed("one", PAGE)
    finally:
        signal.signal(signal.SIGPROF, before)
    assert str(flaw) == "own/one:2: It does not come to an end within 0.2 seconds."


def test_one_that_was_killed_is_told_and_begun_anew() -> None:
    with ApartPress(sources(one="1")) as pages:
        pages.printed("one", PAGE)
        assert pages._process
        os.kill(pages._process.pid, signal.SIGKILL)
        pages._process.wait()
        flaw = pages.printed("one", PAGE)
        assert isinstance(flaw, Flaw)
        assert "It was stopped" in flaw.message
        assert pages.printed("one", PAGE) == "1\n"


def test_one_that_does_not_answer_in_time_is_killed() -> None:
    with ApartPress(sources(one="1"), seconds=0.001) as pages:
        flaw = pages.printed("one", PAGE)
        assert str(flaw) == "own/one: It was stopped: it does not come to an end."
        assert pages._process is None


def test_it_is_gone_when_nobody_prints_any_more() -> None:
    with ApartPress(sources(one="1")) as pages:
        pages.printed("one", PAGE)
        process = pages._process
    assert process
    assert process.poll() is not None


def test_without_a_page_no_process_begins() -> None:
    with ApartPress(sources(one="1")) as pages:
        assert pages._process is None


def test_an_answer_that_is_none_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "_ask", lambda *asked: asked[2].append({"text": 1}))
    with ApartPress(sources(one="1")) as pages:
        assert isinstance(pages.printed("one", PAGE), Flaw)


class Pipes:
    """What the process reads from and writes to."""

    def __init__(self, *parcels: bytes) -> None:
        self.incoming = BytesIO(b"".join(map(pressing.packed, parcels)))
        self.outgoing = BytesIO()


def test_the_process_answers_until_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"one": ("own/one", "{{ page.title }}"), "two": ("own/two", "\n{{ page.x }}")}
    pipes = Pipes(*map(pickle.dumps, (texts, ("one", PAGE), ("two", PAGE))))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=pipes.incoming))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=pipes.outgoing))
    limits: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda _, limit: limits.append(limit))
    before = signal.getsignal(signal.SIGPROF)
    try:
        pressing.main()
    finally:
        signal.signal(signal.SIGPROF, before)
    pipes.outgoing.seek(0)
    assert json.loads(pressing.parcel(pipes.outgoing)) == {"text": "Title\n"}
    told = json.loads(pressing.parcel(pipes.outgoing))
    assert (told["file"], told["line"]) == ("own/two", 2)
    assert pressing.parcel(pipes.outgoing) == b""
    assert limits == [(pressing.MEMORY, pressing.MEMORY)]


def test_where_a_machine_knows_no_limits_pages_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    pressing._modest()
    monkeypatch.delattr(signal, "setitimer")
    with pressing._hurried():
        pass


@pytest.mark.parametrize("data", [b"", b"\0" * 7, b"\0" * 7 + b"\5abc"])
def test_a_torn_parcel_is_none(data: bytes) -> None:
    assert pressing.parcel(BytesIO(data)) == b""


def test_a_parcel_that_is_too_large_is_not_taken() -> None:
    assert pressing.parcel(BytesIO(pressing.packed(b"abcdef")), most=5) == b""
