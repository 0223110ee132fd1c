"""Source: the text of a file, and where its characters stand."""

import re
from array import array
from bisect import bisect_right
from functools import cached_property

from flowdef.findings import Span
from flowdef.reading.fault import PARSE_ERROR, Fault
from flowdef.reading.place import Place, places_of

MAX_BYTES = 2_000_000
_BREAK = re.compile(r"\r\n|\r|\n")
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


class Source:
    """A text whose characters are counted from 0, without the byte order mark it may have had.

    Lines end as editors see it: by LF, CR LF or CR alone. Nothing is computed before somebody
    asks, for most documents are faultless and nobody asks.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.placed = True  # False: whoever asks for a place meanwhile does not need it

    @cached_property
    def places(self) -> list[Place]:
        """The mappings and lists of the text, in the order in which they open."""
        return places_of(self.text)

    @cached_property
    def line_starts(self) -> "array[int]":
        """Of each line the offset of its first character."""
        starts = array("L", [0])
        starts.extend(each.end() for each in _BREAK.finditer(self.text))
        return starts

    def span(self, start: int, end: int) -> Span:
        """The stretch from offset `start` to before `end`."""
        line, column = self._position(start)
        end_line, end_column = self._position(max(start, end))
        return Span(line, column, end_line, end_column)

    def offset(self, line: int, column: int) -> int | None:
        """The offset of a line and a column, as spans count them; None where there is no such."""
        starts = self.line_starts
        if not 1 <= line <= len(starts) or column < 1:
            return None
        offset = starts[line - 1] + column - 1
        return offset if offset <= self.end_of(line) else None

    def end_of(self, line: int) -> int:
        """The offset at which a line, its break included, is over."""
        starts = self.line_starts
        return starts[line] if line < len(starts) else len(self.text)

    def _position(self, offset: int) -> tuple[int, int]:
        offset = min(offset, len(self.text))
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


def decode(source: bytes) -> Source | Fault:
    """The text of a file; a Fault where it is too large or no UTF-8."""
    if len(source) > MAX_BYTES:
        return Fault(code=PARSE_ERROR, span=Span(), message=_too_large(len(source)))
    if source.startswith(_WIDE_BOMS):
        message = "the file is UTF-16 or UTF-32: save it as UTF-8"
        return Fault(code=PARSE_ERROR, span=Span(), message=message)
    try:
        return Source(source.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        return _undecodable(source, error)


def _too_large(size: int) -> str:
    return (
        f"the file has {size / 1_000_000:.1f} MB, and flowdef reads documents up to 2 MB: "
        "split it into several processes that call each other"
    )


def _undecodable(source: bytes, error: UnicodeDecodeError) -> Fault:
    before = Source(source[: error.start].decode("utf-8").removeprefix("\ufeff"))
    at = before.span(len(before.text), len(before.text))
    span = Span(at.line, at.column, at.line, at.column + 1)
    message = (
        f"the byte 0x{source[error.start]:02x} is no UTF-8 (the file may be Latin-1 or "
        "Windows-1252): save it as UTF-8"
    )
    return Fault(code=PARSE_ERROR, span=span, message=message)
