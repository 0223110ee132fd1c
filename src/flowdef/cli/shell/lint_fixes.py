"""Lint fixes: what the linter mends by itself, shown or written before it tells the rest."""

import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from flowdef.cli.shell.failure import CLEAN, FINDINGS
from flowdef.cli.shell.lint_files import Wanted
from flowdef.cli.shell.linting import Judged, judged, source_of
from flowdef.cli.shell.mending import show_diff, write
from flowdef.findings import Finding
from flowdef.lint.options import Options
from flowdef.workspace.mending import Change, mended


class Fixes(NamedTuple):
    """What changes, how many findings that mends, and the documents as they are judged then.

    `given` has the bytes that those are judged by; `printed` says that they came by standard input.
    """

    changes: tuple[Change, ...]
    fixed: int
    groups: list[Judged]
    given: Mapping[Path, bytes]
    printed: bool

    @property
    def aside(self) -> AbstractContextManager[object]:
        """Where the report goes: to standard error where a document fills standard output."""
        return redirect_stdout(sys.stderr) if self.printed else nullcontext()


def fixes(wanted: Wanted, options: Options, *, unsafe: bool, keep: bool) -> Fixes:
    """The fixes of these documents; nothing is written yet."""
    groups: list[Judged] = []

    def judge(changed: Mapping[Path, bytes]) -> tuple[Finding, ...]:
        groups[:] = judged(wanted._replace(given={**wanted.given, **changed}), options, keep=keep)
        return tuple(finding for group in groups for finding in group.verdict.findings)

    mending = mended(judge, lambda path: source_of(path, wanted.given), unsafe=unsafe)
    after = {Path(each.path).absolute(): each.after for each in mending.changes}
    given = {**wanted.given, **after}
    return Fixes(mending.changes, len(mending.made), groups, given, bool(wanted.given))


def show(fixes: Fixes) -> int:
    """Print what would change; the exit code: FINDINGS where something would."""
    show_diff(fixes.changes)
    print(f"{fixes.fixed} to fix." if fixes.fixed else "Nothing to fix.", file=sys.stderr)
    return FINDINGS if fixes.fixed else CLEAN


def carry_out(fixes: Fixes) -> None:
    """Write what changes; what came by standard input is printed, mended or not."""
    if not fixes.printed:
        write(fixes.changes)
        return
    (source,) = fixes.given.values()
    sys.stdout.buffer.write(source)
    sys.stdout.flush()
