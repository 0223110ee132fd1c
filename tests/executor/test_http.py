"""Calls of web services: a real server, kind and unkind."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from errands import KEY, an_errand, made
from flowdef.executor.errand import HttpErrand
from flowdef.executor.yielded import MOST

if TYPE_CHECKING:
    from email.message import Message


class Server(ThreadingHTTPServer):
    """Answers as it is told, and remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str, Message, bytes]] = []
        self.status = 200
        self.headers: dict[str, str] = {}
        self.parts: list[bytes] = [b""]
        self.pause = 0.0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    def answer(self) -> None:
        server: Any = self.server
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        server.asked.append((self.command, self.path, self.headers, body))
        self.send_response(server.status)
        for name, value in server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            for part in server.parts:
                self.wfile.write(part)
                self.wfile.flush()
                time.sleep(server.pause)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


for each in ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"):
    setattr(Handler, f"do_{each}", Handler.answer)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with Server() as found:
        thread = threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield found
        found.shutdown()
        thread.join()


def call(url: str, method: str = "POST", **more: Any) -> HttpErrand:
    return HttpErrand(method, url, **more)


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
def test_a_request_has_what_is_declared_and_the_key(
    server: Server, tmp_path: Path, method: str
) -> None:
    headers = (("X-Mine", "yes"), ("Idempotency-Key", "another"))
    action = call(f"{server.url}/a?b=c", method, headers=headers, body="text ä")
    assert made(an_errand(action), tmp_path).succeeded
    ((asked, path, found, body),) = server.asked
    assert (asked, path, body) == (method, "/a?b=c", "text ä".encode())
    assert found["X-Mine"] == "yes"
    assert found.get_all("Idempotency-Key") == [KEY]


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        pytest.param("idempotency-key", KEY, id="the key is ours"),
        pytest.param("IDEMPOTENCY-KEY", KEY, id="however it is written"),
        pytest.param("user-agent", "mine", id="the name is theirs where they give one"),
        pytest.param("accept-encoding", "mine", id="the encoding too"),
    ],
)
def test_a_header_is_sent_once_however_its_name_is_written(
    server: Server, tmp_path: Path, name: str, sent: str
) -> None:
    action = call(server.url, headers=((name, "mine"),))
    assert made(an_errand(action), tmp_path).succeeded
    assert server.asked[0][2].get_all(name) == [sent]


def test_a_header_of_other_letters_goes_as_utf8(server: Server, tmp_path: Path) -> None:
    assert made(
        an_errand(call(server.url, headers=(("X-City", "Zürich 日本"),))), tmp_path
    ).succeeded
    city = str(server.asked[0][2]["X-City"])
    assert city.encode("latin-1").decode() == "Zürich 日本"


@pytest.mark.parametrize(
    ("status", "expect", "succeeded"),
    [
        pytest.param(200, (), True, id="200"),
        pytest.param(299, (), True, id="299"),
        pytest.param(404, (), False, id="404"),
        pytest.param(200, (201,), False, id="not what is expected"),
        pytest.param(404, (200, 404), True, id="404 expected"),
        pytest.param(500, (), False, id="500"),
    ],
)
def test_the_status_decides(
    server: Server, tmp_path: Path, status: int, expect: tuple[int, ...], succeeded: bool
) -> None:
    server.status, server.parts = status, [b"said\nso"]
    outcome = made(an_errand(call(server.url, expect=expect)), tmp_path)
    assert outcome.succeeded is succeeded
    if not succeeded:
        assert outcome.reason == f"the web service answered {status}: said so"


def test_an_answer_is_read(server: Server, tmp_path: Path) -> None:
    server.parts = [b'{"id": 7, ', b'"at": ["a/b", {"x~y": null}]}']
    errand = an_errand(
        call(server.url), "stdout", "exit_code", "json:/id", "json:/at/0", "json:/no"
    )
    assert made(errand, tmp_path).values == {
        "stdout": '{"id": 7, "at": ["a/b", {"x~y": null}]}',
        "exit_code": 200,
        "json:/id": 7,
        "json:/at/0": "a/b",
    }


def test_a_redirection_is_not_followed(server: Server, tmp_path: Path) -> None:
    server.status, server.headers = 302, {"Location": f"{server.url}/elsewhere"}
    outcome = made(an_errand(call(server.url, headers=(("Authorization", "Bearer x"),))), tmp_path)
    assert outcome.reason == "the web service answered 302; redirections are not followed"
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("parts", "longer"),
    [
        pytest.param([b"x" * MOST], False, id="as long as may be"),
        pytest.param([b"x" * (MOST - 1), b"x"], False, id="as long as may be, in two parts"),
        pytest.param([b"x" * MOST, b"x"], True, id="one byte more"),
        pytest.param([b"x" * MOST] * 30, True, id="far more"),
    ],
)
def test_a_huge_answer_is_bounded(
    server: Server, tmp_path: Path, parts: list[bytes], *, longer: bool
) -> None:
    server.parts = parts
    assert made(an_errand(call(server.url)), tmp_path).succeeded
    outcome = made(an_errand(call(server.url), "stdout"), tmp_path)
    assert outcome.reason == (f"its output is longer than {MOST:,} bytes" if longer else "")


def test_an_answer_in_drops_ends_when_the_time_is_over(server: Server, tmp_path: Path) -> None:
    server.parts, server.pause = [b"x"] * 50, 0.2
    outcome = made(an_errand(call(server.url), seconds=1.0), tmp_path)
    assert outcome.reason == "no answer within 1 seconds"


def test_nobody_there(tmp_path: Path, server: Server) -> None:
    url = server.url
    server.server_close()
    outcome = made(an_errand(call(url)), tmp_path)
    assert outcome.reason.startswith("the web service cannot be asked: ")
    assert not outcome.final


@pytest.mark.parametrize(
    ("action", "reason"),
    [
        pytest.param(
            call("file:///etc/passwd"),
            "the address is none of the web: it begins with neither https:// nor http://",
            id="a file",
        ),
        pytest.param(
            call("https://example.com", headers=(("X", "a\r\nB: c"),)),
            "the header X would hold a line break or a control character",
            id="a line break in a header",
        ),
        pytest.param(
            call("https://example.com", headers=(("X-Größe", "1"),)),
            "'X-Größe' is no name of a header: write letters, digits, hyphens",
            id="a name of other letters",
        ),
    ],
)
def test_what_is_never_asked(tmp_path: Path, action: HttpErrand, reason: str) -> None:
    outcome = made(an_errand(action), tmp_path)
    assert (outcome.reason, outcome.final) == (reason, True)


@pytest.mark.parametrize("url", ["http://", "http://[", "http://a b/", "http://x:y/"])
def test_an_address_that_is_none(tmp_path: Path, url: str) -> None:
    reason = made(an_errand(call(url)), tmp_path).reason
    assert reason.startswith("the web service cannot be asked: ")


def test_nothing_of_a_discreet_answer_is_repeated(server: Server, tmp_path: Path) -> None:
    server.status, server.parts = 500, [b"hunter2"]
    outcome = made(an_errand(call(server.url), discreet=True), tmp_path)
    assert outcome.reason == "the web service answered 500"


@pytest.mark.parametrize(
    "header",
    [
        pytest.param("Bearer {}", id="sent"),
        pytest.param(" {}", id="refused by the library, which repeats it"),
        pytest.param("{}\n", id="refused by us"),
    ],
)
def test_no_secret_of_a_call_is_told(server: Server, tmp_path: Path, header: str) -> None:
    secret = "hunter2'ä"  # noqa: S105 (of the test)
    value = header.format(secret)
    server.status, server.parts = 403, [f"no {value} here".encode()]
    action = call(f"{server.url}/{secret}", headers=(("Authorization", value),))
    outcome = made(an_errand(action)._replace(secrets=(secret,)), tmp_path)
    assert not outcome.succeeded
    assert "hunter2" not in outcome.reason


def test_no_part_of_a_secret_address_is_told(tmp_path: Path) -> None:
    secret = "http://example.com:hunter2/hook"  # noqa: S105 (of the test)
    outcome = made(an_errand(call(secret)), tmp_path)
    assert "hunter2" in outcome.reason
    outcome = made(an_errand(call(secret))._replace(secrets=(secret,)), tmp_path)
    assert outcome.reason == "the web service cannot be asked: its address is none"
