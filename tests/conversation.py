"""Conversation: flowdef in a terminal of its own that it may read from, answered line by line."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import coverage

from real_process import at

# Nobody is named, and the width is that of the terminal.
_PLACE = {"FLOWDEF_AS": "", "COLUMNS": "", "LINES": "", "PYTHONIOENCODING": "utf-8"}
_PATIENCE = float(
    os.environ.get("FLOWDEF_PATIENCE", "60")
)  # seconds for one line: only a hanging program takes as long
_ROOT = Path(__file__).parent.parent
# The terminal becomes the one that controls the program, as a shell does it: for Ctrl-C.
_PROGRAM = (
    "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);{}"
    "from flowdef.cli.shell.application import run; run()"
)


class Conversation:
    """A program that asks; `hear` waits for its words, `say` types a line."""

    def __init__(
        self,
        *words: str,
        folder: Path,
        columns: int = 80,
        term: str = "dumb",
        moment: str = "",
        **env: str,
    ) -> None:
        self._mine, program = pty.openpty()
        fcntl.ioctl(program, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM.format(at(moment)), *words],
            cwd=folder,
            env={**os.environ, **_PLACE, "TERM": term, **_measured(), **env},
            stdin=program,
            stdout=program,
            stderr=program,
            start_new_session=True,
        )
        os.close(program)
        self.screen = ""
        self.raw = ""
        self.patience = _PATIENCE
        self._heard = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._mine)

    def hear(self, words: str) -> str:
        """Wait until these words stand on the screen; what has been written up to them."""
        deadline = time.monotonic() + _PATIENCE
        while (at := self.screen.find(words, self._heard)) < 0:
            assert self._read(deadline), f"never heard {words!r}:\n{self.screen[self._heard :]}"
        found = self.screen[self._heard : at + len(words)]
        self._heard = at + len(words)
        return found

    def say(self, text: str) -> None:
        """Type a line."""
        self.press(text.encode() + b"\n")

    def press(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._mine, keys)

    def interrupt(self) -> None:
        """Press Ctrl-C until it is noticed.

        Python misses one that comes between its writing of a question and its reading.
        """
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            said = len(self.screen)
            self.press(b"\x03")
            calm = time.monotonic() + 2.0
            while self._read(calm) and "^C\n" not in self.screen[said:]:
                pass
            if self._process.poll() is not None or "^C\n" in self.screen[said:]:
                return

    def talk(self, script: str) -> str:
        """`question -> answer` on each line: hear the one, type the other; all that stood.

        `question ->` is answered by the Enter key alone, and a line without an arrow only heard.
        """
        heard = ""
        for line in script.strip().splitlines():
            question, arrow, answer = line.strip().partition(" ->")
            heard += self.hear(question)
            if arrow:
                self.say(answer.strip())
        return heard

    def end(self) -> tuple[int, str]:
        """Wait until it ends: the exit code, and what it wrote since the last question."""
        deadline = time.monotonic() + _PATIENCE
        while self._read(deadline):
            pass
        return self._process.wait(timeout=_PATIENCE), self.screen[self._heard :]

    def told(self, number: int) -> int:
        """Send a signal until it is noticed, see `interrupt`: the exit code."""
        deadline = time.monotonic() + _PATIENCE
        while self._process.poll() is None and time.monotonic() < deadline:
            os.kill(self._process.pid, number)
            calm = time.monotonic() + 2.0
            while self._process.poll() is None and time.monotonic() < calm:
                self._read(time.monotonic() + 0.1)
        return self.end()[0]  # what it wrote last may still be on its way

    def hang_up(self) -> int:
        """Close the terminal: the exit code of what ran there."""
        os.close(self._mine)
        self._mine = os.open(os.devnull, os.O_RDONLY)
        return self._process.wait(timeout=_PATIENCE)

    def _read(self, deadline: float) -> bool:
        ready, _, _ = select.select([self._mine], [], [], max(0.0, deadline - time.monotonic()))
        try:
            part = os.read(self._mine, 65536) if ready else b""
        except OSError:  # Linux says so when the last writer has closed
            return False
        self.raw += part.decode(errors="replace")
        self.screen += re.sub("\r+\n", "\n", part.decode(errors="replace"))
        return bool(part)


def _measured() -> dict[str, str]:
    """Where the tests are measured, so is the program."""
    if coverage.Coverage.current() is None:
        return {}
    config = str(_ROOT / "pyproject.toml")
    return {"COVERAGE_PROCESS_START": config, "COVERAGE_FILE": str(_ROOT / ".coverage")}
