"""Desk: the log, the people and the clock of the workspace here, for commands that act on runs."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from typer import Exit

from flowdef.calendar.working import WorkingTime
from flowdef.cli.shell.failure import FINDINGS, Failure
from flowdef.model.organization import Calendar, Organization
from flowdef.run.moments import day, written
from flowdef.workspace.compiled import Surroundings, surroundings
from flowdef.workspace.files import root_of

if TYPE_CHECKING:  # who asks for the day, or for the people, need not know how to act on runs
    from flowdef.acts.desk import Desk, Who

_SQLITE = "sqlite:"
_LONGEST_KEY = 200


@contextmanager
def desk(*, readonly: bool = False, begins: str = "") -> "Iterator[Desk]":
    """The desk of the workspace around this folder, or of this folder alone.

    Where neither a workspace nor a log is, it fails, unless a run of the file `begins` begins one.
    """
    root = root_of(Path.cwd())
    around = _around(root)
    if not (begins and Path(begins).is_file()):
        placed(root, log_path(root or Path.cwd(), around.runs_url))
    with opened(root or Path.cwd(), around, readonly=readonly) as where:
        yield where


@contextmanager
def opened(root: Path, around: Surroundings, *, readonly: bool) -> "Iterator[Desk]":
    """The desk of the log that is kept in the folder `root`, or elsewhere for it.

    A log that has lost what it acknowledged says so: nothing is done on it, and it can be read
    (`readonly`), but the command ends with 1.
    """
    from flowdef.acts.desk import Desk, Memory
    from flowdef.run.deciding import Context
    from flowdef.store.port import StoreError
    from flowdef.store.sqlite import lost_in_words, open_store
    from flowdef.workspace.evidence import Room

    working = WorkingTime(around.calendar, around.closed)
    try:
        with open_store(log_path(root, around.runs_url), readonly=readonly) as store:
            if store.lost:
                print(f"flowdef: {lost_in_words(store.path, store.lost)}.", file=sys.stderr)
            if readonly or not store.lost:
                beside = Room(root, store.path.absolute().parent)
                yield Desk(store, Context(around.roster, working), beside, Memory())
            if store.lost:
                raise Exit(FINDINGS)
    except StoreError as error:
        raise Failure(str(error), FINDINGS) from None


def here() -> tuple[Path, Surroundings]:
    """The workspace around this folder, or this folder alone, and what lies around its runs."""
    root = root_of(Path.cwd())
    return root or Path.cwd(), _around(root)


def placed(root: Path | None, log: Path) -> None:
    """Fail where nothing is that one could look at: no workspace, and no log of runs."""
    if root is None and not log.exists():
        raise Failure(
            f"There is no workspace here, and no log of runs at {shown(log)}. Go to the folder of"
            " your workspace, or make one with 'flowdef init'."
        )


def shown(log: Path) -> str:
    """The path of a log as people type it."""
    below = Path.cwd()
    return str(log.relative_to(below) if log.is_relative_to(below) else log)


def log_path(root: Path, url: str) -> Path:
    """Where the log is kept: `$FLOWDEF_RUNS`, else as the workspace says."""
    given = os.environ.get("FLOWDEF_RUNS") or url
    if not given.startswith(_SQLITE):
        raise Failure(f"runs are kept in '{given}': only sqlite:PATH can be opened.")
    return root / given.removeprefix(_SQLITE)


def now() -> str:
    """This moment: UTC, ISO 8601, to the second."""
    return written(datetime.now(UTC).replace(microsecond=0))


def today(organization: Organization | None) -> str:
    """The day where the organization is, ISO."""
    return day(now(), WorkingTime(organization.calendar if organization else Calendar()))


def who(name: str, on_behalf_of: str = "", key: str = "") -> "Who":
    """Who acts now; a failure where nobody is named. Whether they may, the run decides."""
    from flowdef.acts.desk import Who

    if not name.strip():
        raise Failure("say who acts: --as PERSON, or set FLOWDEF_AS.")
    if len(key) > _LONGEST_KEY or key != key.strip() or not key.isprintable():
        raise Failure(f"an idempotency key is up to {_LONGEST_KEY} printable characters.")
    return Who(name.strip(), now(), on_behalf_of.strip(), key)


def _around(root: Path | None) -> Surroundings:
    if root is None:
        return Surroundings()
    found = surroundings(root, datetime.now(UTC).year)
    if isinstance(found, Surroundings):
        return found
    first = found[0]
    raise Failure(
        f"{first.sentence}\nWho may act stands there, so runs wait until it is mended.",
        FINDINGS,
    )
