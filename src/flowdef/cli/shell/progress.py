"""Progress: a bar on a terminal when something takes long; silent everywhere else."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

# Below so many documents a bar would flash by before it can be read.
_WORTH_SHOWING = 300


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """What to tell of how many are done, of how many; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    bar: Progress | None = None

    def tell(done: int, total: int) -> None:
        nonlocal bar
        if total < _WORTH_SHOWING:
            return
        bar = bar or _bar(what, total)
        bar.update(bar.task_ids[0], completed=done)

    try:
        yield tell
    finally:
        if bar:
            bar.stop()


def _bar(what: str, total: int) -> "Progress":
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    bar.add_task(what, total=total)
    bar.start()
    return bar
