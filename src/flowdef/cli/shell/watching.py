"""Watching: documents judged again and again, told of when something has changed."""

import gc
import os
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from time import sleep
from typing import Generic, NamedTuple, TypeVar

from flowdef.cli.shell.failure import Failure
from flowdef.cli.shell.lint_beneath import PYPROJECT
from flowdef.cli.shell.lint_files import Wanted
from flowdef.printable import printable
from flowdef.workspace.files import names_of

_EVERY = 0.5  # seconds between two looks
_OFTEN = 60  # looks, after which all is judged anew: the day may be another, or a file linked to
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"

Found = TypeVar("Found")  # what is judged of the documents; equal where it comes out the same
Signature = tuple[tuple[str, int, int, int], ...]


class _Round(NamedTuple, Generic[Found]):
    """What one look has come to: the state of the files, the verdicts, or why there are none."""

    files: Wanted | None
    seen: Signature
    verdict: Found | None = None
    failure: str = ""


def watch(
    look: Callable[[], Wanted],
    judge: Callable[[Wanted], Found],
    tell: Callable[[Wanted, Found], None],
) -> None:
    """Judge what a look finds, and again whenever a document or a setting is another.

    What comes out as before is not told again, and a Failure ends nothing. Returns when the user
    interrupts.
    """
    gc.enable()  # see flowdef.cli
    last: _Round[Found] | None = None
    try:
        for turn in count():
            now: _Round[Found] = _looked(look)
            if last is None or now.seen != last.seen or turn % _OFTEN == 0:
                now = _judged(now, judge)
                if now != last:
                    _tell(now, tell)
                last = now
            sleep(_EVERY)
    except KeyboardInterrupt:
        return


def _looked(look: Callable[[], Wanted]) -> _Round[Found]:
    try:
        files = look()
    except Failure as failure:
        return _Round(None, (), failure=failure.message)
    return _Round(files, _signature(files))


def _judged(round_: _Round[Found], judge: Callable[[Wanted], Found]) -> _Round[Found]:
    if round_.files is None:
        return round_
    try:
        return round_._replace(verdict=judge(round_.files))
    except Failure as failure:
        return round_._replace(failure=failure.message)


def _tell(round_: _Round[Found], tell: Callable[[Wanted, Found], None]) -> None:
    if sys.stdout.isatty():
        sys.stdout.write(_CLEAR)
    if round_.files is not None and round_.verdict is not None:
        tell(round_.files, round_.verdict)
    sys.stdout.flush()
    if round_.failure:
        print("\n".join(map(printable, round_.failure.split("\n"))), file=sys.stderr)
    print("Watching; Ctrl-C ends.", file=sys.stderr, flush=True)


def _signature(files: Wanted) -> Signature:
    """What tells that a document, the settings, or what is set around them, are others."""
    names: dict[str, None] = {}
    for root, those in files.groups.items():
        folder = root or Path.cwd()
        names |= dict.fromkeys(str(each / PYPROJECT) for each in (folder, *folder.parents))
        names |= dict.fromkeys((*(names_of(root) if root else ()), *those))
    return tuple(map(_stamp, names))


def _stamp(name: str) -> tuple[str, int, int, int]:
    try:
        found = os.stat(name)  # noqa: PTH116 (pathlib takes five times as long)
    except OSError:
        return name, 0, 0, 0
    return name, found.st_mtime_ns, found.st_size, found.st_ino
