"""Place: where each value of a text stands, worked out when somebody asks."""

from contextlib import suppress
from re import compile as pattern
from typing import Any

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from flowdef.reading.events import MAX_DEPTH, NextEvent, TooMany, events_of

_PROPERTIES = pattern(r"(?:(?:!<[^>\s]*>?|[!&][^\s,\[\]{}]*)(?:\s++|#.*+)*+)*+")


class Place:
    """A value between two offsets of a text; `style` is how it is written.

    The style is the sign a value opens with: `|`, `>`, `'`, `"`, none for plain text, `*` for an
    alias, and `{` or `[` for a mapping or list however it is written. `text` is a scalar's,
    `pairs` (key and value) are a mapping's, `items` a list's, `meant` is what an alias stands for.
    """

    __slots__ = ("end", "items", "meant", "pairs", "start", "style", "text")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.style = self.text = ""
        self.pairs: dict[str, tuple[Place, Place]] | None = None
        self.items: list[Place] | None = None
        self.meant: Place | None = None

    def below(self, step: str | int) -> "tuple[Place, Place] | None":
        """Key and value, or twice the item, that `step` leads to; None where there is none.

        A lone value may stand in the place of a list of one.
        """
        here = self.meant or self
        if step == 0 and here.pairs is None and here.items is None:
            return here, here
        if isinstance(step, str):
            return here.pairs.get(step) if here.pairs else None
        return (here.items[step],) * 2 if here.items and -1 < step < len(here.items) else None


def places_of(text: str) -> list[Place]:
    """The mappings and lists of a text in the order in which they open.

    The text may break off where it is no YAML any more: then the places end there too.
    """
    walk = _Walk(text)
    with suppress(YAMLError, TooMany):
        walk.first()
    return walk.opened


class _Walk:
    """Goes through the events once more, now for their places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.next: NextEvent = events_of(text)
        self.opened: list[Place] = []
        self.anchors: dict[str, Place] = {}

    def first(self) -> None:
        while (event := self.next()) is not None:
            if isinstance(event, NodeEvent):
                self.value(event, 0)
                return

    def value(self, event: Any, depth: int) -> Place:
        place = Place(event.start_mark.index, event.end_mark.index)
        if isinstance(event, AliasEvent):
            place.style, place.meant = "*", self.anchors.get(event.anchor or "")
            return place
        if isinstance(event, ScalarEvent):
            self._scalar(place, event)
        else:
            self._collection(place, event, depth)
        if event.anchor:
            self.anchors[event.anchor] = place
        return place

    def _scalar(self, place: Place, event: Any) -> None:
        place.style, place.text = event.style or "", event.value
        if event.anchor or event.tag:
            self._skip_properties(place)
        if place.style in {"|", ">"}:
            place.end = place.start + len(self.text[place.start : place.end].rstrip())

    def _skip_properties(self, place: Place) -> None:
        match = _PROPERTIES.match(self.text, place.start)
        if match and match.end() > place.start:
            place.start = min(match.end(), place.end)

    def _collection(self, place: Place, event: Any, depth: int) -> None:
        if depth >= MAX_DEPTH:
            raise TooMany
        self.opened.append(place)
        self._skip_properties_of(place, event)
        place.style = "{" if isinstance(event, MappingStartEvent) else "["
        fill = self._mapping if isinstance(event, MappingStartEvent) else self._list
        last, end = fill(place, depth)
        place.end = end.end_mark.index if event.flow_style else max(place.start, last)

    def _skip_properties_of(self, place: Place, event: Any) -> None:
        if event.anchor or event.tag:
            place.end = len(self.text)
            self._skip_properties(place)

    def _mapping(self, place: Place, depth: int) -> tuple[int, Any]:
        last = place.end
        pairs = place.pairs = {}
        while not isinstance(event := self.next(), CollectionEndEvent):
            key = self.value(event, depth + 1)
            value = self.value(self.next(), depth + 1)
            last = value.end
            if isinstance(event, ScalarEvent):
                pairs.setdefault(key.text, (key, value))
        return last, event

    def _list(self, place: Place, depth: int) -> tuple[int, Any]:
        items = place.items = []
        while not isinstance(event := self.next(), CollectionEndEvent):
            items.append(self.value(event, depth + 1))
        return items[-1].end if items else place.end, event
