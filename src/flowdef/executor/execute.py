"""Execute: one attempt, whatever its kind; what it says never holds a secret."""

from typing import assert_never

from flowdef.executor.errand import CommandErrand, Errand, HttpErrand, MailErrand, Setting
from flowdef.executor.masking import masked, masked_value
from flowdef.executor.outcome import Outcome
from flowdef.executor.server import SERVER, Server, server_of


def execute(errand: Errand, setting: Setting) -> Outcome:
    """Make the attempt and say what came of it; nothing is recorded here."""
    outcome = _execute(errand, setting)
    hidden = (*secrets(setting), *errand.secrets)
    return outcome._replace(
        reason=masked(outcome.reason, hidden),
        values={source: masked_value(value, hidden) for source, value in outcome.values.items()},
    )


def secrets(setting: Setting) -> tuple[str, ...]:
    """What must not be recorded: the address of the mail server, and the password in it."""
    url = setting.environ.get(SERVER, "")
    server = server_of(url)
    return (url, server.password) if isinstance(server, Server) else (url,)


def _execute(errand: Errand, setting: Setting) -> Outcome:
    match errand.action:
        case CommandErrand() as action:
            from flowdef.executor import command  # noqa: PLC0415 (loaded by who needs it)

            return command.run(errand, action, setting)
        case HttpErrand() as action:
            from flowdef.executor import http  # noqa: PLC0415 (idem)

            return http.call(errand, action)
        case MailErrand() as action:
            from flowdef.executor import mail  # noqa: PLC0415 (idem)

            return mail.send(errand, action, setting)
        case _:
            assert_never(errand.action)
