"""Nodes: mappings and lists of a document that know where they stand in the file."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flowdef.findings import Places, Span
from flowdef.reading.characters import stretch
from flowdef.reading.place import Place
from flowdef.reading.source import Source

_NOT_ASKED = Span()


@contextmanager
def unplaced(at: Places) -> Iterator[None]:
    """Meanwhile no place in the document of `at` is worked out, which takes as long as reading."""
    source = at.source if isinstance(at, _Placed) else Source("")
    source.placed = False
    try:
        yield
    finally:
        source.placed = True


class _Placed:
    """Implements `flowdef.findings.Places` for what was opened as the `number`-th of `source`."""

    __slots__ = ()
    source: Source
    number: int

    def span(self, *path: str | int) -> Span:
        """The value at `path`; of the node itself without one."""
        if not self.source.placed:
            return _NOT_ASKED
        _, place, _ = self._find(path)
        return self.source.span(place.start, place.end)

    def key(self, *path: str | int) -> Span:
        """The key that leads to the value at `path`; of a list's item, the item."""
        if not self.source.placed:
            return _NOT_ASKED
        key, _, _ = self._find(path)
        return self.source.span(key.start, key.end)

    def inside(self, offset: int, length: int, *path: str | int) -> Span:
        """`length` characters from `offset` (from 0) of the text at `path`, block text too."""
        if not self.source.placed:
            return _NOT_ASKED
        _, place, found = self._find(path)
        exact = stretch(self.source.text, place, offset, length) if found else None
        return self.source.span(*(exact or (place.start, place.end)))

    def removal(self, *path: str | int) -> Span | None:
        """What goes with the value at `path`: its key, comma or line; None where more would go."""
        if not path:
            return None
        key, value, found = self._find(path)
        _, holder, _ = self._find(path[:-1])
        if not found or holder.meant:
            return None
        from flowdef.reading.removal import removal

        stretch = removal(self.source.text, holder, (key, value))
        return self.source.span(*stretch) if stretch else None

    def written(self, *path: str | int) -> str:
        """The value at `path` as it stands in the file."""
        _, place, _ = self._find(path)
        return self.source.text[place.start : place.end]

    def _find(self, path: tuple[str | int, ...]) -> tuple[Place, Place, bool]:
        key = value = self.source.places[self.number]
        for step in path:
            below = value.below(step)
            if below is None:
                return key, value, False
            key, value = below
        return key, value, True


class MapNode(dict[str, Any], _Placed):
    """A mapping, its values plain data or nodes again."""

    __slots__ = ("number", "source")


class ListNode(list[Any], _Placed):
    """A list, its items plain data or nodes again."""

    __slots__ = ("number", "source")
