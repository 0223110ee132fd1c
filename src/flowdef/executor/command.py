"""Command: a program run with arguments, in a process group that is gone when it is over."""

import os
import signal
import subprocess
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Thread
from typing import IO

from flowdef.executor.errand import CommandErrand, Errand, Setting
from flowdef.executor.masking import excerpt
from flowdef.executor.outcome import Outcome, failed
from flowdef.executor.undivided import undivided
from flowdef.executor.yielded import MOST, ended

GRACE = 2.0  # seconds from the request to end until the end
# What a program has of the machine's environment; all else the document declares.
_KEPT = ("PATH", "HOME", "LANG", "SYSTEMROOT")


def run(errand: Errand, action: CommandErrand, setting: Setting) -> Outcome:
    """Run the program until it ends or its time is over; then nothing of its group is left."""
    folder = (setting.root / action.cwd).resolve()
    if not folder.is_relative_to(setting.root.resolve()):
        return failed(f"its folder {action.cwd} lies outside the workspace", final=True)
    if not action.arguments[0]:
        return failed("its program has no name", final=True)
    try:
        watched = _watched(lambda: _begun(errand, action, folder, setting.environ), errand.seconds)
    except (OSError, ValueError) as error:
        return failed(_not_run(action, folder, error))
    return _outcome(errand, *watched)


def environment(
    errand: Errand, action: CommandErrand, machine: Mapping[str, str]
) -> dict[str, str]:
    """The environment of the program: what is declared, and which attempt this is."""
    kept = {name: machine[name] for name in _KEPT if name in machine}
    return {
        **kept,
        **dict(action.env),
        "FLOWDEF_STEP_KEY": errand.key,
        "FLOWDEF_RUN": errand.run,
        "FLOWDEF_STEP": errand.step,
        "FLOWDEF_ROUND": str(errand.round),
        "FLOWDEF_ATTEMPT": str(errand.attempt),
    }


class _Tap(Thread):
    """Reads an output to its end, so that the program never waits, and keeps the beginning."""

    def __init__(self, source: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self._source = source
        self._kept = bytearray()
        self.cut = False
        self.start()

    def run(self) -> None:
        with suppress(OSError, ValueError):  # closed when somebody else holds it open for ever
            while part := os.read(self._source.fileno(), 65_536):
                room = MOST - len(self._kept)
                self._kept += part[:room]
                self.cut = self.cut or len(part) > room

    @property
    def text(self) -> str:
        """What was kept; bytes that are no UTF-8 are shown as such."""
        return bytes(self._kept).decode("utf-8", "backslashreplace")


def _begun(
    errand: Errand, action: CommandErrand, folder: Path, machine: Mapping[str, str]
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 (a person has agreed to this very text)
        ["/bin/sh", "-c", *action.arguments] if action.shell else action.arguments,
        cwd=folder,
        env=environment(errand, action, machine),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _watched(
    begin: Callable[[], "subprocess.Popen[bytes]"], seconds: float
) -> tuple[int | None, _Tap, _Tap]:
    """The exit code, None where the time was over, and the outputs; the group is gone then.

    It is gone too where a signal ends the watching, from the moment at which the program begins.
    """
    with ExitStack() as ends:
        with undivided():
            process = ends.enter_context(begin())
            assert process.stdout  # noqa: S101 (both are pipes)
            assert process.stderr  # noqa: S101 (idem)
            taps = _Tap(process.stdout), _Tap(process.stderr)
            for tap in taps:
                ends.callback(tap.join, GRACE / 2)
            ends.callback(_end, process)
        return _code(process, seconds, taps), *taps


def _code(
    process: "subprocess.Popen[bytes]", seconds: float, taps: tuple[_Tap, _Tap]
) -> int | None:
    try:
        code = process.wait(seconds)
    except subprocess.TimeoutExpired:
        _signal(process, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(GRACE)
        return None
    for tap in taps:  # what its children still write in its last moment counts
        tap.join(GRACE / 2)
    return code


def _end(process: "subprocess.Popen[bytes]") -> None:
    _signal(process, getattr(signal, "SIGKILL", signal.SIGTERM))
    process.wait()


def _signal(process: "subprocess.Popen[bytes]", number: int) -> None:
    """Tell the whole group; its number is not given to others while anybody of it lives."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)


def _outcome(errand: Errand, code: int | None, out: _Tap, err: _Tap) -> Outcome:
    said = "" if errand.discreet else _excerpt(errand, err) or _excerpt(errand, out)
    also = f": {said}" if said else ""
    if code is None:
        return failed(f"stopped after {errand.seconds:g} seconds{also}")
    if code < 0:
        return failed(f"ended by signal {-code}{also}")
    if code and "exit_code" not in errand.sources:
        return failed(f"exit code {code}{also}")
    return ended(errand, out.text, code, cut=out.cut)


def _excerpt(errand: Errand, tap: _Tap) -> str:
    return excerpt(tap.text, errand.secrets, cut=tap.cut)


def _not_run(action: CommandErrand, folder: Path, error: OSError | ValueError) -> str:
    program = "the shell" if action.shell else repr(action.arguments[0])
    if isinstance(error, ValueError):
        return f"{program} cannot be run: a value holds a character that no argument can"
    if not folder.is_dir():
        return f"{program} cannot be run: there is no folder {action.cwd}"
    return f"{program} cannot be run: {(error.strerror or str(error)).lower()}"
