"""Escaped: control characters that hide behind an escape in a quoted text."""

import re
from collections.abc import Iterator
from itertools import chain

from flowdef.reading.fault import PARSE_ERROR, Fault
from flowdef.reading.place import Place
from flowdef.reading.source import Source

_SUSPECT = re.compile(r"\\(?:[0abefv]|x[0189]|x7[fF]|u00|u[dD][89a-fA-F]|U000)")
_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


def escaped_faults(source: Source) -> Iterator[Fault]:
    """A fault for each quoted text with a character that no file may hold as it is.

    Terminals obey such characters, and commands and databases refuse them.
    """
    if "\\" not in source.text or not _SUSPECT.search(source.text):
        return
    for place in source.places:
        for scalar in _scalars(place):
            if match := _HIDDEN.search(scalar.text):
                yield Fault(
                    code=PARSE_ERROR,
                    span=source.span(scalar.start, scalar.end),
                    message=f"the escape for U+{ord(match[0]):04X} makes an invisible character: "
                    "remove it, or write '…' instead of \"…\" to keep the backslash",
                )


def _scalars(place: Place) -> Iterator[Place]:
    pairs = (scalar for pair in (place.pairs or {}).values() for scalar in pair)
    for scalar in chain(pairs, place.items or ()):
        if scalar.style == '"':
            yield scalar
