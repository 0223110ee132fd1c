"""Objects: what a place of a file belongs to, by names that stay where lines move."""

from collections.abc import Iterator

from flowdef.findings import Span
from flowdef.reading.place import Place
from flowdef.reading.source import Source

_NAMES = ("id", "name", "title", "when")
_LONGEST = 60  # characters of a name


def object_at(source: Source, span: Span) -> str:
    """Keys and ids from the root down to where the span begins: `steps/pay/needs/check`.

    An entry of a list is named by its id, name or title, or by itself; else by its number.
    """
    offset = source.offset(span.line, span.column)
    if offset is None or not source.places:
        return ""
    return "/".join(_names(source.places[0], offset))


def content_at(source: Source, span: Span) -> str:
    """What stands there, up to the end of its first line, however it is spaced."""
    start = source.offset(span.line, span.column)
    if start is None:
        return ""
    end = source.offset(span.end_line, span.end_column) if span.end_line == span.line else None
    return " ".join(source.text[start : source.end_of(span.line) if end is None else end].split())


def _names(place: Place, offset: int) -> Iterator[str]:
    below: Place | None = place
    while below:
        name, below = _below(below, offset)
        if below:
            yield name[:_LONGEST]


def _below(place: Place, offset: int) -> tuple[str, Place | None]:
    for name, (key, value) in (place.pairs or {}).items():
        if key.start <= offset < max(value.end, key.end):
            return name, value
    for number, item in enumerate(place.items or ()):
        if item.start <= offset < item.end:
            return _name(item) or str(number), item
    return "", None


def _name(item: Place) -> str:
    for key in _NAMES:
        if item.pairs and key in item.pairs:
            return item.pairs[key][1].text
    return item.text
