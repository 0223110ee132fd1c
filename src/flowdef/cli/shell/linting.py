"""Linting: documents read with the workspace around them, and judged."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from flowdef.calendar.shape import zone
from flowdef.cli.shell.lint_files import Wanted
from flowdef.cli.shell.progress import progress
from flowdef.lint.selection import Options
from flowdef.model.organization import Organization
from flowdef.workspace.collection import NOTHING
from flowdef.workspace.files import content_of
from flowdef.workspace.judging import Verdict, verdict


class Judged(NamedTuple):
    """The documents of one workspace (root None: of none), and the verdict on them."""

    root: Path | None
    files: tuple[Path, ...]
    verdict: Verdict


def judged(wanted: Wanted, options: Options) -> Iterator[Judged]:
    """Each workspace's documents, read and judged."""
    for root, files in wanted.groups.items():
        with progress("reading") as tell:
            found = verdict(root, files, options, _today, wanted.given, tell)
        yield Judged(root, files, found)


def source_of(path: str, given: Mapping[Path, bytes] = NOTHING) -> bytes:
    """The bytes of a file; none where it cannot be read, which is a finding already."""
    whole = Path(path).absolute()
    if whole in given:
        return given[whole]
    try:
        return content_of(whole)
    except OSError:
        return b""


def _today(organization: Organization | None) -> str:
    """The day where the organization is; by the clock of this machine where that is not said."""
    where = zone(organization.calendar.timezone) if organization else None
    return datetime.now(where).astimezone(where).date().isoformat()
