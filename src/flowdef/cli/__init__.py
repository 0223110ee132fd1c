"""Command line: words in, exit code out; each command is imported when it is called."""

import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run flowdef with the words of the command line; ends the process with an exit code."""
    from flowdef.cli.shell.application import run

    try:
        run()
    except SystemExit as end:
        _leave(end)


def _leave(end: SystemExit) -> NoReturn:
    """End the process at once: taking down a thousand documents one by one takes longer.

    Nothing is lost by it: what is printed is flushed here, logs and files are closed by those
    who opened them.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody listens any more
        os._exit(1)
    os._exit(end.code if isinstance(end.code, int) else int(end.code is not None))
