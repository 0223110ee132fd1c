"""Reading: a desk for looks at the log that work while the organization is faulty."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flowdef.acts.desk import Desk
from flowdef.cli.shell.desk import here, log_path, opened, placed
from flowdef.cli.shell.failure import Failure
from flowdef.printable import printable
from flowdef.workspace.compiled import Surroundings
from flowdef.workspace.files import SETTINGS, root_of


@contextmanager
def log_here() -> Iterator[Desk]:
    """The log of the workspace here, only to be read; people are ids while their file is faulty."""
    root, around = surely_here()
    with opened(root, around, readonly=True) as where:
        yield where


def logged() -> tuple[Path, Path]:
    """The folder of the workspace here, and its log; one that has only a log counts as one."""
    root, around = surely_here()
    log = log_path(root, around.runs_url)
    placed(root_of(root), log)
    return root, log


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
