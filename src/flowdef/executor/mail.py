"""Mail: one mail, to a server or, where none is set, into a folder."""

import re
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate
from hashlib import sha256
from pathlib import Path

from flowdef.executor.errand import Errand, MailErrand, Setting
from flowdef.executor.outcome import Outcome, failed
from flowdef.executor.server import SERVER, Server, server_of
from flowdef.executor.within import within
from flowdef.expressions.readers import is_address
from flowdef.writing import replace_whole, synced

SENDER = "FLOWDEF_MAIL_FROM"
OUTBOX = Path(".flowdef", "outbox")
_UNTRUSTED = "the mail server has a certificate that is not trusted, so nothing was sent"
_LOCAL = ("localhost", "127.0.0.1", "::1")


def send(errand: Errand, action: MailErrand, setting: Setting) -> Outcome:
    """Send the mail; each copy of it has the same Message-ID, and the key in `X-Flowdef-Key`."""
    wrong = next((each for each in action.to if not is_address(each)), None)
    if wrong is not None or not action.to:
        return failed(
            f"{wrong!r} is no mail address" if wrong else "nobody is written to", final=True
        )
    url = setting.environ.get(SERVER, "")
    server = server_of(url) if url else None
    if isinstance(server, str):
        return failed(server, final=True)
    try:
        letter = letter_of(errand, action, setting.environ.get(SENDER) or _sender(server))
    except ValueError:
        return failed("it holds characters that no mail can", final=True)
    if server is None:
        return _filed(errand, letter, setting.root)
    return within(errand.seconds, lambda: _sent(letter, action.to, server, errand.seconds))


def letter_of(errand: Errand, action: MailErrand, sender: str) -> EmailMessage:
    """The mail as it is sent; line breaks in its subject are spaces."""
    letter = EmailMessage()
    letter["From"] = sender
    letter["To"] = ", ".join(action.to)
    letter["Subject"] = " ".join(action.subject.split())
    letter["Date"] = formatdate()
    letter["Message-ID"] = f"<{_digest(errand.key)}@flowdef.invalid>"
    letter["X-Flowdef-Key"] = errand.key
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(action.body)
    return letter


def _sender(server: Server | None) -> str:
    return server.user if server and "@" in server.user else "flowdef@localhost"


def _sent(letter: EmailMessage, to: tuple[str, ...], server: Server, seconds: float) -> Outcome:
    refused: dict[str, tuple[int, bytes]] | None = None
    try:
        with _line(server, seconds) as line:
            wrong = _admitted(line, server)
            if wrong:
                return failed(wrong, final=True)
            refused = line.send_message(letter, to_addrs=list(to))
    except ssl.SSLCertVerificationError as error:
        return failed(f"{_UNTRUSTED}: {error.verify_message}", final=True)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        if refused is None:  # else it was taken, and only the farewell went wrong
            return failed(f"the mail server: {_spoken(error)}")
    if refused:
        said = f"the mail server took it, but not for {', '.join(sorted(refused))}"
        return failed(said, final=True)
    return Outcome(succeeded=True)


def _line(server: Server, seconds: float) -> smtplib.SMTP:
    """A line to the server; `smtps` is safe from the first byte, and vouched for."""
    if not server.safe:
        return smtplib.SMTP(server.host, server.port, timeout=seconds)
    context = ssl.create_default_context()  # the library's own asks for no certificate
    return smtplib.SMTP_SSL(server.host, server.port, timeout=seconds, context=context)


def _admitted(line: smtplib.SMTP, server: Server) -> str:
    """Make the line safe where the server can, and log in; or why that is not done."""
    line.ehlo_or_helo_if_needed()
    if not server.safe and line.has_extn("starttls"):
        line.starttls(context=ssl.create_default_context())
        line.ehlo()
    elif server.password and not server.safe and server.host not in _LOCAL:
        return f"{SERVER} has a password, and the server offers no encryption: it is not sent"
    if server.user:
        line.login(server.user, server.password)
    return ""


def _filed(errand: Errand, letter: EmailMessage, root: Path) -> Outcome:
    """Lay the mail into the outbox: one file for all attempts of a round, whole or not at all."""
    outbox = root / OUTBOX
    if outbox.is_symlink() or outbox.parent.is_symlink():
        return failed(f"{OUTBOX} is a link: mails stay in the workspace", final=True)
    name = re.sub(r"[^A-Za-z0-9.-]", "_", f"{errand.run}_{errand.step}_{errand.round}")[:100]
    try:
        outbox.mkdir(parents=True, exist_ok=True)
        file = outbox / f"{name}_{_digest(errand.key)[:12]}.eml"
        replace_whole(file, bytes(letter), mode=0o600)
        synced(outbox)
    except OSError as error:
        return failed(f"the mail cannot be laid into {OUTBOX}: {error.strerror}")
    said = f"it was not sent, as no mail server is set: the mail lies in {OUTBOX / file.name}"
    return Outcome(succeeded=True, reason=said)


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()[:32]


def _spoken(error: Exception) -> str:
    match error:
        case smtplib.SMTPResponseException():
            said = error.smtp_error
            text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
            return f"{error.smtp_code} {text}"
        case smtplib.SMTPRecipientsRefused():
            return f"refused {', '.join(sorted(error.recipients))}"
        case _:
            return str(error) or type(error).__name__
