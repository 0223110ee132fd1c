"""Fmt: documents in one form: order of keys, indentation, quotes; comments stay."""

import sys
from pathlib import Path
from typing import Annotated

from typer import Argument, Exit, Option

_Paths = Annotated[
    list[Path] | None,
    Argument(
        help="Files and folders, or '-' for standard input; absent: the whole workspace.",
        show_default=False,
    ),
]
_Check = Annotated[bool, Option("--check", help="Tell which files would change; write nothing.")]
_Diff = Annotated[bool, Option("--diff", help="Show what would change; write nothing.")]


def command(paths: _Paths = None, check: _Check = False, diff: _Diff = False) -> None:
    """Bring documents into one form, so that a review shows what changed and nothing else.

    Keys stand in the order of the format, indented by two blanks, quotes only where they are
    needed, short lists and mappings on one line, comments where they belong. What a document says
    stays the same. A file that cannot be read is left as it is, and ends the call with 2; --check
    and --diff end with 1 where something would change. Example: flowdef fmt --check processes
    """
    from flowdef.cli.shell.failure import FINDINGS, WRONG_USE
    from flowdef.cli.shell.lint_files import wanted
    from flowdef.cli.shell.mending import show_diff, write
    from flowdef.cli.shell.reforming import reformed
    from flowdef.printable import printable

    files = wanted(paths or [])
    found = reformed(files)
    for line in found.left:
        print(line, file=sys.stderr)
    if diff:
        show_diff(found.changes)
    elif check:
        for change in found.changes:
            print(f"Would change: {printable(change.path)}")
    elif files.given:
        sys.stdout.buffer.write(found.standing)
        sys.stdout.flush()
    else:
        write(found.changes)
    print(
        found.summary(would=check or diff), file=sys.stderr if diff or files.given else sys.stdout
    )
    if found.unread:
        raise Exit(WRONG_USE)
    if found.changes and (check or diff):
        raise Exit(FINDINGS)
