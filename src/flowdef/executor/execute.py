"""Execute: one attempt, whatever its kind; what it says never holds a secret."""

from typing import assert_never

from flowdef.executor import command, http, mail
from flowdef.executor.errand import CommandErrand, Errand, HttpErrand, MailErrand, Setting
from flowdef.executor.masking import masked
from flowdef.executor.outcome import Outcome


def execute(errand: Errand, setting: Setting) -> Outcome:
    """Make the attempt and say what came of it; nothing is recorded here."""
    outcome = _execute(errand, setting)
    return outcome._replace(reason=masked(outcome.reason, secrets(setting)))


def secrets(setting: Setting) -> tuple[str, ...]:
    """What must not be recorded: the address of the mail server, and the password in it."""
    url = setting.environ.get(mail.SERVER, "")
    server = mail.server_of(url) if url else ""
    return (url, server.password) if isinstance(server, mail.Server) else (url,)


def _execute(errand: Errand, setting: Setting) -> Outcome:
    match errand.action:
        case CommandErrand() as action:
            return command.run(errand, action, setting)
        case HttpErrand() as action:
            return http.call(errand, action)
        case MailErrand() as action:
            return mail.send(errand, action, setting)
        case _:
            assert_never(errand.action)
