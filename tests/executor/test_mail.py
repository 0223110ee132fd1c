"""Mails: addresses, headers and servers that are not what they seem, and the outbox."""

import errno
import os
import stat
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from errands import KEY, an_errand, free_port, made
from flowdef.executor.errand import MailErrand
from flowdef.executor.server import Server, server_of

MAIL = MailErrand(("a@example.com",), "Hi", "Text")


@pytest.mark.parametrize(
    "to",
    [
        *("", "a", "a@b@c", "a@b, c@d", "a@b\nBcc: c@d", "a b@c", "Name <a@b>", "g:a@b;"),
        *("a@b\r\n", "(x)a@b", "a@[1]", '"a"@b'),
    ],
)
def test_what_is_no_single_address_is_not_written_to(tmp_path: Path, to: str) -> None:
    outcome = made(an_errand(MailErrand((to,), "Hi")), tmp_path)
    assert (outcome.succeeded, outcome.final) == (False, True)
    assert not (tmp_path / ".flowdef").exists()


def test_no_header_is_injected(tmp_path: Path) -> None:
    subject = "Hi\r\nBcc: evil@example.com\n\nBody"
    assert made(
        an_errand(MailErrand(("a@example.com",), subject, "x\r\n.\r\ny")), tmp_path
    ).succeeded
    (file,) = (tmp_path / ".flowdef" / "outbox").iterdir()
    letter = message_from_bytes(file.read_bytes())
    assert letter["Subject"] == "Hi Bcc: evil@example.com Body"
    assert letter["Bcc"] is None
    assert letter["X-Flowdef-Key"] == KEY


def test_a_mail_is_laid_into_the_outbox_once_for_all_attempts(tmp_path: Path) -> None:
    for _ in range(2):
        outcome = made(an_errand(MAIL), tmp_path)
    (file,) = (tmp_path / ".flowdef" / "outbox").iterdir()
    lies = f"the mail lies in .flowdef/outbox/{file.name}"
    assert outcome.reason == f"it was not sent, as no mail server is set: {lies}"
    assert file.stat().st_mode & 0o777 == 0o600


def test_an_outbox_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "w" / ".flowdef").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "w" / ".flowdef" / "outbox").symlink_to(tmp_path / "elsewhere")
    assert made(an_errand(MAIL), tmp_path / "w").final
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("last", ["fsync", "replace"])
def test_of_a_mail_that_cannot_be_laid_down_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync", full) if last == "fsync" else (Path, "replace", full)))
    outcome = made(an_errand(MAIL), tmp_path)
    assert outcome.reason == "the mail cannot be laid into .flowdef/outbox: No space left on device"
    assert list((tmp_path / ".flowdef" / "outbox").iterdir()) == []


def test_a_mail_is_laid_down_where_no_folder_can_be_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def of_files(number: int) -> None:
        if stat.S_ISDIR(os.fstat(number).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        sync(number)

    monkeypatch.setattr(os, "fsync", of_files)
    assert made(an_errand(MAIL), tmp_path).succeeded


def test_an_outbox_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / ".flowdef").touch()
    assert "cannot be laid" in made(an_errand(MAIL), tmp_path).reason


@pytest.mark.parametrize(
    "url", ["mail.example.com", "http://x", "smtp://", "smtp://x:y", "smtp://["]
)
def test_an_address_of_no_server_is_not_repeated(tmp_path: Path, url: str) -> None:
    outcome = made(an_errand(MAIL), tmp_path, FLOWDEF_SMTP=url)
    assert outcome.reason.startswith("FLOWDEF_SMTP is no address such as ")
    assert outcome.final


def test_an_address_of_a_server() -> None:
    assert server_of("smtp://u%40x:p%2Fw@h:25") == Server("h", 25, "u@x", "p/w")
    assert server_of("smtps://h") == Server("h", 465, safe=True)


class Refusing:
    """Says no to some, and repeats what it should not."""

    async def handle_RCPT(self, _: Any, __: Any, envelope: Any, to: str, ___: Any) -> str:  # noqa: N802 (aiosmtpd's)
        if to.startswith("no"):
            return "550 no hunter2 here"
        envelope.rcpt_tos.append(to)
        return "250 OK"


def controller(handler: object, **more: Any) -> Controller:
    return Controller(handler, hostname="127.0.0.1", port=free_port(), **more)


@pytest.mark.parametrize(
    ("to", "reason", "final"),
    [
        pytest.param(("no@x.org",), "the mail server: refused no@x.org", False, id="all"),
        pytest.param(
            ("a@x.org", "no@x.org"),
            "the mail server took it, but not for no@x.org",
            True,
            id="some: sent again, the others would have it twice",
        ),
        pytest.param(("a@x.org",), "", False, id="none"),
    ],
)
def test_people_whom_the_server_refuses(
    tmp_path: Path, to: tuple[str, ...], reason: str, final: bool
) -> None:
    server = controller(Refusing())
    server.start()
    try:
        url = f"smtp://127.0.0.1:{server.port}"
        outcome = made(an_errand(MailErrand(to, "Hi")), tmp_path, FLOWDEF_SMTP=url)
    finally:
        server.stop()
    assert (outcome.reason, outcome.final) == (reason, final)


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_a_password_is_never_repeated(tmp_path: Path) -> None:
    def refuse(*_: object) -> AuthResult:
        return AuthResult(success=False, handled=False, message="535 hunter2 is wrong")

    server = controller(
        Refusing(), authenticator=refuse, auth_required=True, auth_require_tls=False
    )
    server.start()
    try:
        url = f"smtp://me:hunter2@127.0.0.1:{server.port}"
        outcome = made(an_errand(MAIL), tmp_path, FLOWDEF_SMTP=url)
    finally:
        server.stop()
    assert outcome.reason.startswith("the mail server: 535 ")
    assert "hunter2" not in outcome.reason


def test_no_server_there(tmp_path: Path) -> None:
    outcome = made(an_errand(MAIL), tmp_path, FLOWDEF_SMTP=f"smtp://127.0.0.1:{free_port()}")
    assert outcome.reason.startswith("the mail server: ")
    assert not outcome.final
