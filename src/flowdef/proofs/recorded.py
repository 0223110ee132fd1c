"""Recorded: what a condition reads, each value looked up once it comes to it."""

from collections.abc import Callable

from flowdef.expressions.tree import Value


class Recorded(dict[str, Value]):
    """The values that `read` gives by name, and by what else it takes; None: it is unset."""

    def __init__(self, read: Callable[..., Value | None], *besides: object) -> None:
        super().__init__()
        self._read = read
        self._besides = besides

    def get(self, name: str, default: object = None) -> object:  # type: ignore[override]  # by name
        """The value of a name; `default` where the run has not recorded any."""
        found = self._read(name, *self._besides)
        return default if found is None else found
