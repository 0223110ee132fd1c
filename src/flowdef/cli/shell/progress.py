"""Progress: a bar on a terminal when reading takes long; silent everywhere else."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Below so many documents a bar would flash by before it can be read.
_WORTH_SHOWING = 300


@contextmanager
def reading() -> Iterator[Callable[[int, int], None] | None]:
    """What to tell of the files read so far; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    bars: list[object] = []

    def tell(done: int, total: int) -> None:
        if total < _WORTH_SHOWING:
            return
        if not bars:
            bars.append(_bar(total))
        bar = bars[0]
        bar.update(bar.task_ids[0], completed=done)  # type: ignore[attr-defined]

    try:
        yield tell
    finally:
        for bar in bars:
            bar.stop()  # type: ignore[attr-defined]


def _bar(total: int) -> object:
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    bar.add_task("reading", total=total)
    bar.start()
    return bar
