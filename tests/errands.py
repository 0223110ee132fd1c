"""Errands: attempts for a test, made in a folder."""

import socket
from pathlib import Path

from flowdef.executor.errand import Action, CommandErrand, Errand, Setting
from flowdef.executor.execute import execute
from flowdef.executor.outcome import Outcome

KEY = "p-1:a:1:0123456789ab"


def an_errand(
    action: Action, *sources: str, seconds: float = 20.0, discreet: bool = False
) -> Errand:
    return Errand(action, "p-1", "a", 1, 1, KEY, seconds, sources, discreet)


def a_command(*arguments: str, **env: str) -> CommandErrand:
    return CommandErrand(arguments, env=tuple(env.items()))


def made(errand: Errand, folder: Path, **environ: str) -> Outcome:
    """What came of it, with this environment of the machine."""
    return execute(errand, Setting(folder, {"PATH": "/usr/local/bin:/usr/bin:/bin", **environ}))


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])
