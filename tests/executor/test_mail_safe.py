"""Mails over TLS: it is used where a server offers it, and only with one that is trusted."""

import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from errands import an_errand, free_port, made
from flowdef.executor.errand import MailErrand

MAIL = MailErrand(("a@example.com",), "Hi", "Text")
OPENSSL = which("openssl") or ""
UNTRUSTED = "the mail server has a certificate that is not trusted, so nothing was sent: "

pytestmark = [
    pytest.mark.skipif(not OPENSSL, reason="openssl makes the certificates"),
    pytest.mark.filterwarnings("ignore:Requiring AUTH"),
]


class Server:
    """A mail server that remembers how it was spoken to."""

    def __init__(self) -> None:
        self.letters: list[bool] = []  # of each mail, whether it came over TLS
        self.passwords: list[bytes] = []

    async def handle_DATA(self, server: Any, _: Any, __: Any) -> str:  # noqa: N802 (aiosmtpd's)
        self.letters.append(server.transport.get_extra_info("sslcontext") is not None)
        return "250 OK"

    def admit(self, _: Any, __: Any, ___: Any, ____: str, data: Any) -> AuthResult:
        self.passwords.append(data.password)
        return AuthResult(success=True)


@contextmanager
def listening(server: Server, **more: Any) -> Iterator[int]:
    controller = Controller(server, hostname="127.0.0.1", port=free_port(), **more)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that its owner has signed, of 127.0.0.1; with its key, in one file."""
    folder = tmp_path_factory.mktemp("certificate")
    key, file = folder / "key.pem", folder / "certificate.pem"
    words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    words += ["-keyout", str(key), "-out", str(file), "-days", "2", "-subj", "/CN=sample"]
    words += ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([OPENSSL, *words], check=True, capture_output=True)
    (folder / "both.pem").write_text(file.read_text() + key.read_text())
    return folder / "both.pem"


def of_server(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


WAYS = [
    pytest.param("smtp", "tls_context", {}, id="STARTTLS is offered"),
    pytest.param("smtp", "tls_context", {"require_starttls": True}, id="STARTTLS is required"),
    pytest.param("smtps", "ssl_context", {"auth_require_tls": False}, id="TLS from the first byte"),
]


@pytest.mark.parametrize(("scheme", "context", "more"), WAYS)
def test_a_certificate_that_nobody_vouches_for_is_refused(
    tmp_path: Path, certificate: Path, scheme: str, context: str, more: dict[str, Any]
) -> None:
    server = Server()
    with listening(server, **{context: of_server(certificate)}, **more) as port:
        url = f"{scheme}://me:hunter2@127.0.0.1:{port}"
        outcome = made(an_errand(MAIL), tmp_path, FLOWDEF_SMTP=url)
    assert outcome.reason == f"{UNTRUSTED}self-signed certificate"
    assert outcome.final
    assert (server.letters, server.passwords) == ([], [])


@pytest.mark.parametrize(("scheme", "context", "more"), WAYS)
def test_one_that_is_trusted_is_spoken_to_in_tls(
    tmp_path: Path,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
    scheme: str,
    context: str,
    more: dict[str, Any],
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server = Server()
    tls = of_server(certificate)
    with listening(server, authenticator=server.admit, **{context: tls}, **more) as port:
        url = f"{scheme}://me:hunter2@127.0.0.1:{port}"
        outcome = made(an_errand(MAIL), tmp_path, FLOWDEF_SMTP=url)
    assert (outcome.succeeded, outcome.reason) == (True, "")
    assert (server.letters, server.passwords) == ([True], [b"hunter2"])


def test_a_certificate_of_somebody_else_is_refused(
    tmp_path: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server = Server()
    with listening(server, tls_context=of_server(certificate)) as port:
        outcome = made(an_errand(MAIL), tmp_path, FLOWDEF_SMTP=f"smtp://localhost:{port}")
    assert outcome.reason.startswith(f"{UNTRUSTED}Hostname mismatch")
    assert server.letters == []


def test_a_password_does_not_go_where_tls_is_not_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flowdef.executor.mail._LOCAL", ())
    server = Server()
    with listening(server) as port:
        url = f"smtp://me:hunter2@127.0.0.1:{port}"
        outcome = made(an_errand(MAIL), tmp_path, FLOWDEF_SMTP=url)
        without = made(an_errand(MAIL), tmp_path, FLOWDEF_SMTP=f"smtp://127.0.0.1:{port}")
    assert outcome.reason == (
        "FLOWDEF_SMTP has a password, and the server offers no encryption: it is not sent"
    )
    assert (without.succeeded, server.letters, server.passwords) == (True, [False], [])
