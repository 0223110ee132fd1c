"""Comments: where a text has comments, and where `#` is only part of a value."""

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Any, NamedTuple

from yaml import ScalarEvent, YAMLError

from flowdef.reading.events import TooMany, events_of

IGNORE = re.compile(
    r"(?<!\S)#[ \t]*flowdef:[ \t]*ignore(?:\[([^\]\r\n]*)\]|(?![^\s]))[ \t]*([^\r\n]*)"
)
"""A comment that takes findings back: what stands between its brackets, and what behind them."""


class Outside(NamedTuple):
    """Offsets outside of all scalars, and where each scalar of several lines begins and ends."""

    offsets: tuple[int, ...]
    texts: tuple[tuple[int, int], ...]


def outside_values(text: str, offsets: tuple[int, ...]) -> Outside:
    """Those of the offsets, which rise, that lie in no scalar of the text; and the long scalars.

    Of a text that is no YAML, as far as it can be read.
    """
    inside: set[int] = set()
    long: list[tuple[int, int]] = []
    next_event = events_of(text)
    while event := _next(next_event):
        if isinstance(event, ScalarEvent):
            start, end = _extent(text, event)
            inside.update(offsets[bisect_left(offsets, start) : bisect_left(offsets, end)])
            long += _long(event)
    return Outside(tuple(each for each in offsets if each not in inside), tuple(long))


def _next(next_event: Callable[[], Any]) -> Any:
    try:
        return next_event()
    except (YAMLError, TooMany):
        return None


def _long(scalar: Any) -> list[tuple[int, int]]:
    """Where a scalar of several lines begins and ends; nothing of one line."""
    start, end = scalar.start_mark, scalar.end_mark
    return [(start.index, end.index)] if start.line < end.line else []


def _extent(text: str, scalar: Any) -> tuple[int, int]:
    """What a scalar takes of the text; after the `|` or `>` of a block a comment may stand."""
    start, end = scalar.start_mark.index, scalar.end_mark.index
    if scalar.style in ("|", ">"):
        head = text.find("\n", start, end)
        start = end if head < 0 else head
    return start, end
