"""Reading: a desk for looks at the log that work while the organization is faulty."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from typer import Exit

from flowdef.acts.desk import Desk
from flowdef.calendar.working import WorkingTime
from flowdef.cli.shell.desk import here, log_path
from flowdef.cli.shell.failure import FINDINGS, Failure
from flowdef.printable import printable
from flowdef.run.deciding import Context
from flowdef.store.port import StoreError
from flowdef.store.sqlite import lost_in_words, open_store
from flowdef.workspace.compiled import Surroundings
from flowdef.workspace.files import SETTINGS, root_of


@contextmanager
def log_here() -> Iterator[Desk]:
    """The log of the workspace here, only to be read; people are ids while their file is faulty.

    A log that has lost what it acknowledged says so, and the command ends with 1.
    """
    root, around = surely_here()
    working = WorkingTime(around.calendar, around.closed)
    try:
        with open_store(log_path(root, around.runs_url), readonly=True) as store:
            if store.lost:
                print(f"flowdef: {lost_in_words(store.path, store.lost)}.", file=sys.stderr)
            yield Desk(store, Context(around.roster, working), root)
            if store.lost:
                raise Exit(FINDINGS)
    except StoreError as error:
        raise Failure(str(error), FINDINGS) from None


def surely_here() -> tuple[Path, Surroundings]:
    """As `here`; faults of the organization are told, and its people are left out."""
    try:
        return here()
    except Failure as failure:
        said = printable(failure.message.partition("\n")[0])
        print(f"flowdef: {said}\nPeople are told by their ids until it is mended.", file=sys.stderr)
        root = root_of(Path.cwd()) or Path.cwd()
        return root, Surroundings(runs_url=_runs_url(root))


def _runs_url(root: Path) -> str:
    """Where the settings say that runs are kept, as far as they can be read."""
    from flowdef.model.workspace import Workspace
    from flowdef.workspace.collection import read_file

    document = read_file(root / SETTINGS).document if (root / SETTINGS).exists() else None
    return document.runs_url if isinstance(document, Workspace) else Workspace().runs_url
