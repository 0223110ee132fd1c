"""Terminal: flowdef run in a terminal of its own, and what it writes there."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path


def in_terminal(*words: str, folder: Path, columns: int = 80, **env: str) -> tuple[int, str, str]:
    """Exit code, and what was written to the terminal by way of stdout and of stderr."""
    screens = [_screen(columns) for _ in range(2)]
    process = subprocess.Popen(
        [sys.executable, "-m", "flowdef", *words],
        cwd=folder,
        env={**{name: value for name, value in os.environ.items() if name != "COLUMNS"}, **env},
        stdin=subprocess.DEVNULL,
        stdout=screens[0][1],
        stderr=screens[1][1],
    )
    for _, program in screens:
        os.close(program)
    out, err = (_all(mine) for mine, _ in screens)
    return process.wait(timeout=60), out, err


def _screen(columns: int) -> tuple[int, int]:
    mine, program = pty.openpty()
    fcntl.ioctl(program, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    return mine, program


def _all(screen: int) -> str:
    parts: list[bytes] = []
    try:
        while part := os.read(screen, 65536):
            parts.append(part)
    except OSError:  # Linux says so when the last writer has closed
        pass
    os.close(screen)
    return b"".join(parts).decode().replace("\r\n", "\n")
