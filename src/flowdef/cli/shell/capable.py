"""Capable: the dialog that fits the terminal at hand."""

import os
import sys

from flowdef.cli.shell.dialog import Dialog

_SIMPLE = ("", "dumb", "unknown", "emacs")


def dialog(*, plain: bool) -> Dialog:
    """Line by line where that is wanted, or the terminal can do no more; else with arrow keys.

    The prompt library is loaded only here.
    """
    if plain or not _can_move():
        from flowdef.cli.shell.plain import PlainDialog

        return PlainDialog()
    from flowdef.cli.shell.full import FullDialog

    return FullDialog()


def _can_move() -> bool:
    term = os.environ.get("TERM", "" if os.name == "posix" else "windows")
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return sys.stdout.isatty() and utf8 and term not in _SIMPLE
