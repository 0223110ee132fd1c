"""Errand: what one attempt is to do, as plain values: nothing in it is read as a template again."""

from pathlib import Path
from typing import NamedTuple

Pairs = tuple[tuple[str, str], ...]


class CommandErrand(NamedTuple):
    """Run a program with these arguments; with `shell` the one argument is a text for the shell."""

    arguments: tuple[str, ...]
    shell: bool = False
    env: Pairs = ()
    cwd: str = ""


class HttpErrand(NamedTuple):
    """Call a web service; no `expect` means that 200 to 299 is success."""

    method: str
    url: str
    headers: Pairs = ()
    body: str = ""
    expect: tuple[int, ...] = ()


class MailErrand(NamedTuple):
    """Send a mail."""

    to: tuple[str, ...]
    subject: str
    body: str = ""


Action = CommandErrand | HttpErrand | MailErrand


class Errand(NamedTuple):
    """An action, which attempt it is, what it must yield, and how many seconds it may take.

    `key` is the same for all attempts of a round, and no other log has it. What is `discreet`
    yields something sensitive: nothing of its output is repeated anywhere. The `secrets` are the
    values that stand in it and nowhere else.
    """

    action: Action
    run: str
    step: str
    round: int
    attempt: int
    key: str
    seconds: float
    sources: tuple[str, ...] = ()
    discreet: bool = False
    secrets: tuple[str, ...] = ()


class Setting(NamedTuple):
    """Where attempts are made: the folder of the workspace, and the machine's environment."""

    root: Path
    environ: dict[str, str]
