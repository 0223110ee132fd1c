"""Pausing: between two looks, until the time is up."""

from time import monotonic, sleep

from flowdef.cli.shell.failure import Failure
from flowdef.times import SECONDS, duration

_SHORTEST = 0.1  # seconds: no script needs to look more often


class Pause:
    """Sleeps when it is called; False, without sleeping, once the time is up."""

    def __init__(self, every: float, timeout: float | None) -> None:
        """Take how long to sleep and how long altogether, in seconds; None: for ever."""
        self._every = max(every, _SHORTEST)
        self._end = None if timeout is None else monotonic() + timeout

    def __call__(self) -> bool:
        """Sleep; not beyond the end."""
        left = self._every if self._end is None else self._end - monotonic()
        if left <= 0:
            return False
        sleep(min(self._every, left))
        return True


def seconds(text: str, option: str) -> float:
    """How long `30m` is by the clock."""
    found = duration(text, elapsed=True)
    if found is None:
        raise Failure(f"{option} takes a time such as 30s, 20m or 4h, not '{text}'.")
    return float(found.amount) * SECONDS[found.unit]
