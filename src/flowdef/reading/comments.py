"""Comments: where a text has comments, and where `#` is only part of a value."""

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Any

from yaml import ScalarEvent, YAMLError

from flowdef.reading.events import TooMany, events_of

IGNORE = re.compile(
    r"(?<!\S)#[ \t]*flowdef:[ \t]*ignore(?:\[([^\]\r\n]*)\]|(?![^\s]))[ \t]*([^\r\n]*)"
)
"""A comment that takes findings back: what stands between its brackets, and what behind them."""


def outside_values(text: str, offsets: tuple[int, ...]) -> tuple[int, ...]:
    """Those of the offsets, which rise, that lie in no scalar of the text.

    Of a text that is no YAML, as far as it can be read.
    """
    inside: set[int] = set()
    next_event = events_of(text)
    while event := _next(next_event):
        if isinstance(event, ScalarEvent):
            start, end = _extent(text, event)
            inside.update(offsets[bisect_left(offsets, start) : bisect_left(offsets, end)])
    return tuple(each for each in offsets if each not in inside)


def _next(next_event: Callable[[], Any]) -> Any:
    try:
        return next_event()
    except (YAMLError, TooMany):
        return None


def _extent(text: str, scalar: Any) -> tuple[int, int]:
    """What a scalar takes of the text; after the `|` or `>` of a block a comment may stand."""
    start, end = scalar.start_mark.index, scalar.end_mark.index
    if scalar.style in ("|", ">"):
        head = text.find("\n", start, end)
        start = end if head < 0 else head
    return start, end
