"""Linting: documents read with the workspace around them, and judged."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from flowdef.cli.shell.lint_beneath import around
from flowdef.cli.shell.lint_files import Wanted
from flowdef.cli.shell.progress import progress
from flowdef.lint.options import Options
from flowdef.lint.verdict import Verdict
from flowdef.workspace.files import NOTHING, content_of
from flowdef.workspace.means import NEVER, Day, Means, Since
from flowdef.workspace.verdicts import verdict


class Judged(NamedTuple):
    """The documents of one workspace (root None: of none), and the verdict on them."""

    root: Path | None
    files: tuple[str, ...]
    verdict: Verdict


def judged(wanted: Wanted, options: Options, *, keep: bool = True) -> Iterator[Judged]:
    """Each workspace's documents, read and judged; what is kept of the last time is not again.

    Raises Failure for settings around a workspace that cannot be meant, and for a revision that is
    not there.
    """
    folder = _folder(os.environ) if keep else None
    for root, files in wanted.groups.items():
        around_it = around(root)
        options = options._replace(beneath=around_it.settings if around_it else None)
        since = since_of(wanted, root, files)
        with progress("reading") as tell:
            means = Means(_today, wanted.given, tell, folder, root in wanted.whole, since)
            found = verdict(root, files, options, means)
        yield Judged(root, files, found)


def since_of(wanted: Wanted, root: Path | None, files: tuple[str, ...]) -> Since:
    """What the documents of one workspace are compared with; Failure where git has no such."""
    if wanted.since is None or not files:
        return NEVER
    from flowdef.cli.shell.lint_since import since

    return since(wanted.since, root, files, wanted.given)


def source_of(path: str, given: Mapping[Path, bytes] = NOTHING) -> bytes:
    """The bytes of a file; none where it cannot be read, which is a finding already."""
    whole = Path(path).absolute()
    if whole in given:
        return given[whole]
    try:
        return content_of(whole)
    except OSError:
        return b""


def _today(name: str) -> Day:
    """The day in a time zone; by the clock of this machine where there is none of that name."""
    from datetime import datetime, timedelta

    from flowdef.calendar.shape import zone

    where = zone(name) if name else None
    now = datetime.now(where)
    begins = now.replace(hour=0, minute=0, second=0, microsecond=0)
    ends = (begins + timedelta(days=1)).timestamp()  # by the wall clock, which may be set
    return Day(now.date().isoformat(), begins.timestamp(), ends)


def _folder(environ: Mapping[str, str]) -> Path | None:
    """Where verdicts are kept: as FLOWDEF_CACHE_DIR says, else in the cache folder of the user."""
    said = environ.get("FLOWDEF_CACHE_DIR", "")
    if said:
        return Path(said) / "lint"
    cache = environ.get("XDG_CACHE_HOME", "")
    try:
        home = Path(cache) if Path(cache).is_absolute() else Path.home() / ".cache"
    except RuntimeError:  # there is no home
        return None
    return home / "flowdef" / "lint"
