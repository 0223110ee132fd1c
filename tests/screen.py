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

    _fed: int
    _stands: str
    _screen: pyte.HistoryScreen
    _stream: pyte.Stream

    def __init__(self, *words: str, folder: Path, columns: int = 80, **env: str) -> None:
        super().__init__(*words, folder=folder, columns=columns, term="xterm-256color", **env)
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
        """Press keys, one after the other, once all is drawn and the program reads single keys.

        Between two questions the terminal is its own: there it would take ^U as a word to itself.
        """
        deadline = time.monotonic() + self.patience
        while self._read(time.monotonic() + 0.02) or not self._by_key():
            assert time.monotonic() < deadline, f"never listened:\n{self.drawn}"
        self.press("".join(keys).encode())

    def _by_key(self) -> bool:
        """Whether the terminal passes on each key, or the program has ended."""
        modes = termios.tcgetattr(self._mine)[3]
        return not modes & termios.ICANON or self._process.poll() is not None

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
        if self._fed < len(self.raw):
            self._stream.feed(self.raw[self._fed :])
            self._fed = len(self.raw)
            top = self._screen.history.top
            over = ["".join(row[at].data for at in range(self._columns)) for row in top]
            rows = [*over, *self._screen.display]
            self._stands = "\n".join(row.rstrip() for row in rows).rstrip()
        return self._stands

    def _resized(self, columns: int) -> None:
        """Begin a screen of this width with what is written from now on."""
        self._columns = columns
        self._fed = len(self.raw)
        self._stands = ""
        self._screen = pyte.HistoryScreen(columns, _ROWS, history=5000)
        self._stream = pyte.Stream(self._screen)
