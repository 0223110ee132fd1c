"""Screen: flowdef in a terminal that moves its cursor: press keys, read what stands there."""

import fcntl
import os
import signal
import struct
import termios
import time
from pathlib import Path

import pyte

from conversation import Conversation

UP, DOWN, ENTER, SPACE, HOME, TAB = "\x1b[A", "\x1b[B", "\r", " ", "\x1b[H", "\t"
ERASE, CTRL_C, CTRL_D, ESCAPE = "\x15", "\x03", "\x04", "\x1b"
_ROWS = 24


class Screen(Conversation):
    """A conversation with a program that draws; `see` waits for what stands on the screen."""

    def __init__(self, *words: str, folder: Path, columns: int = 80, **env: str) -> None:
        super().__init__(*words, folder=folder, columns=columns, term="xterm-256color", **env)
        self._columns = columns
        self._resized(columns)

    def see(self, *words: str) -> str:
        """Wait until all these words stand on the screen; the whole of it."""
        deadline = time.monotonic() + self.patience
        while any(each not in self.drawn for each in words):
            going = self._read(deadline)
            missing = [each for each in words if each not in self.drawn]
            assert going or not missing, f"never saw {missing}:\n{self.drawn}"
        return self.drawn

    def keys(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self.press("".join(keys).encode())

    def choose(self, question: str, label: str) -> None:
        """Wait for a list, go down to a row, and choose it."""
        rows = self.rows(question)
        here = next(at for at, row in enumerate(rows) if row.startswith("›"))
        fits = [at for at, row in enumerate(rows) if row[2:].startswith(label)]
        assert fits, f"no row {label!r}:\n{self.drawn}"
        moves = [DOWN if fits[0] > here else UP] * abs(fits[0] - here)
        said = f"{question}{'' if question.endswith('?') else ':'} {label[:8]}"
        before = self.drawn.count(said)
        self.keys(*moves, ENTER)
        deadline = time.monotonic() + self.patience
        while self.drawn.count(said) == before:
            assert self._read(deadline), f"never answered {said!r}:\n{self.drawn}"

    def rows(self, question: str) -> list[str]:
        """The rows of the list that is asked now, from its question down to its hint."""
        deadline = time.monotonic() + self.patience
        while True:
            lines = self.drawn.split("\n")
            starts = [at for at, line in enumerate(lines) if line.startswith(question)]
            if (
                starts
                and any("move" in line for line in lines[-2:])
                and any(row.startswith("›") for row in lines)
            ):
                return lines[starts[-1] + 1 :]
            assert self._read(deadline), f"never asked {question!r}:\n{self.drawn}"

    def leave(self) -> int:
        """End the input: the exit code."""
        self.keys(CTRL_D)
        return self.end()[0]

    def resize(self, columns: int) -> None:
        """Make the terminal narrower or wider, and tell the program."""
        self._resized(columns)
        fcntl.ioctl(self._mine, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, columns, 0, 0))
        os.killpg(self._process.pid, signal.SIGWINCH)

    @property
    def drawn(self) -> str:
        """What stands on the screen and has gone over its upper edge, without the empty end."""
        screen = pyte.HistoryScreen(self._columns, _ROWS, history=5000)
        pyte.Stream(screen).feed(self.raw[self._from :])
        over = ["".join(row[at].data for at in range(self._columns)) for row in screen.history.top]
        return "\n".join(row.rstrip() for row in [*over, *screen.display]).rstrip()

    def _resized(self, columns: int) -> None:
        self._columns = columns
        self._from = len(self.raw)
