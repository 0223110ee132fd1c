"""Command line: words in, exit code out; each command is imported when it is called."""

import gc
import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run flowdef with the words of the command line; ends the process with an exit code."""
    from flowdef.cli.shell.application import run

    # A command ends before garbage matters, and what it holds at its end is given back at once:
    # looking through a thousand documents for garbage would cost a tenth of checking them. A
    # command that goes on for long, or looks again and again, enables it.
    gc.disable()
    try:
        run()
    except SystemExit as end:
        _leave(end.code if isinstance(end.code, int) else int(end.code is not None))
    except OSError as error:
        _cannot_write(error)


def _leave(code: int) -> NoReturn:
    """End the process at once: taking down a thousand documents one by one takes longer.

    Nothing is lost by it: what is printed is flushed here, logs and files are closed by those
    who opened them.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # nobody listens any more
        os._exit(1)
    except OSError as error:
        _cannot_write(error)
    os._exit(code)


def _cannot_write(error: OSError) -> NoReturn:
    os.write(2, f"flowdef: cannot write: {error.strerror}.\n".encode())
    os._exit(2)
