"""Parts: a text taken apart into entries, each with the comments that belong to it."""

import re

from msgspec.structs import replace

from flowdef.layout.gap import Line, gap
from flowdef.layout.keys import ITEM
from flowdef.layout.part import AS_IT_IS, Block, Entry, Scalar, Unusual, Whole
from flowdef.reading.place import Place, places_of

_DASH = re.compile(r"\s*(?:(?<=\s)#[^\n]*\n\s*)*(-)")
_HEAD = re.compile(r"(?:[ \t]*(?:#[^\n]*|%[^\n]*|---[ \t]*(?:#[^\n]*)?)?\n)*[ ]*")
_HEADER = re.compile(r"([|>])([-+0-9]*)[ \t]*(#.*)?")

_Lines = tuple[Line, ...]
_Way = tuple[str, ...]


def parts_of(text: str) -> Whole:
    """The parts of a text whose lines end by LF; raises Unusual for what has no one form."""
    places = places_of(text)
    if not places or places[0].pairs is None:
        raise Unusual("a document that is no mapping", 0)
    if text[places[0].start] == "{":
        raise Unusual("braces around the whole document", places[0].start)
    head, taking = text[: places[0].start], _Taking(text)
    if not _HEAD.fullmatch(head):
        line = next(each for each in head.split("\n") if not _HEAD.fullmatch(f"{each}\n"))
        raise Unusual(f"`{line.strip()}`", head.index(line))
    root, _ = taking.block(places[0], (), len(text), 0)
    return Whole(tuple(line.strip() for line in head.split("\n")[:-1]), root, taking.aliased)


class _Taking:
    """Goes through the places; `stop` is where the next thing begins, to which comments lead."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.aliased = False

    def block(self, place: Place, way: _Way, stop: int, margin: int) -> tuple[Block, _Lines]:
        """A mapping or list that stands on lines of its own, and the comments behind it.

        Comments at its end are its own where they begin at `margin` or further in.
        """
        pairs = _pairs(place)
        starts = self._starts(place)
        entries: list[Entry] = []
        left: _Lines = ()
        for (key, value), start, end in zip(pairs, starts, [*starts[1:], stop], strict=True):
            above = tuple(line.text for line in left)
            entry, left = self._entry(key, value, way, (start, end))
            entries.append(replace(entry, above=above + entry.above))
        own, left = _parted(left, margin)
        return Block(way, tuple(entries), listed=place.items is not None, below=own), left

    def _starts(self, place: Place) -> list[int]:
        """Where each entry begins: a key, or the dash of an item."""
        if place.items is None:
            return [key.start for key, _ in (place.pairs or {}).values()]
        starts, at = [], place.start
        for item in place.items:
            dash = _DASH.match(self.text, at, item.start)
            if not dash:  # pragma: no cover (an item has a dash; better safe than wrong)
                raise Unusual("this list", at)
            starts.append(dash.start(1))
            at = item.end
        return starts

    def _entry(
        self, key: Place | None, value: Place, way: _Way, stretch: tuple[int, int]
    ) -> tuple[Entry, _Lines]:
        start, stop = stretch
        opening = gap(self.text, key.end if key else start + 1, value.start, ":&" if key else "&")
        anchor = _anchor(opening.signs)
        entry = Entry(self._scalar(key) if key else None, anchor, _NOTHING, beside=opening.behind)
        below = (*way, key.text if key else ITEM)
        above = tuple(line.text for line in opening.lines if line.text)
        if _is_leaf(value) or self._in_flow(value):
            closing = gap(self.text, value.end, stop, "")
            if above or (entry.beside and closing.behind):
                raise Unusual("a comment between a key and its text", start)
            leaf = self._scalar(value) if _is_leaf(value) else self._flow(value, below)
            return replace(entry, value=leaf, behind=closing.behind), closing.lines
        block, left = self.block(value, below, stop, self._column(start) + 1)
        first, *others = block.entries
        first = replace(first, above=above + first.above)
        return replace(entry, value=replace(block, entries=(first, *others))), left

    def _flow(self, place: Place, way: _Way) -> Block | Scalar:
        """A mapping in braces, or a list in brackets; as it is where comments stand in it."""
        entries: list[Entry] = []
        at, listed = place.start + 1, place.items is not None
        for key, value in _pairs(place):
            before = gap(self.text, at, (key or value).start, ",&" if listed else ",")
            between = gap(self.text, key.end, value.start, ":&") if key else before
            if before.commented or between.commented:
                return self._as_it_is(place)
            anchor = _anchor(between.signs)
            below = (*way, key.text if key else ITEM)
            leaf = self._scalar(value) if _is_leaf(value) else self._inner(value, below)
            entries.append(Entry(self._scalar(key) if key else None, anchor, leaf))
            at = value.end
        if gap(self.text, at, place.end - 1, ",").commented:
            return self._as_it_is(place)
        return Block(way, tuple(entries), listed=listed, flow=True)

    def _inner(self, place: Place, way: _Way) -> Block | Scalar:
        if not self._in_flow(place):
            raise Unusual("a pair without braces", place.start)
        return self._flow(place, way)

    def _as_it_is(self, place: Place) -> Scalar:
        lines = self.text[place.start : place.end].split("\n")
        margin = min(
            (len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0
        )
        return Scalar(
            (lines[0].rstrip(), *(line[margin:].rstrip() for line in lines[1:])), AS_IT_IS, ""
        )

    def _scalar(self, place: Place) -> Scalar:
        self.aliased = self.aliased or place.style == "*"
        if place.style in {"|", ">"}:
            return self._text(place)
        lines = self.text[place.start : place.end].split("\n")
        return Scalar(tuple(line.strip() for line in lines), place.style, place.text)

    def _text(self, place: Place) -> Scalar:
        """A block of text; blanks at the end of its last line are part of it."""
        line_end = self.text.find("\n", place.end)
        written = self.text[place.start : line_end if line_end >= 0 else None].split("\n")
        header = _header(written[0], place)
        return Scalar((header, *_dedented(written[1:], place.text)), place.style, place.text)

    def _in_flow(self, place: Place) -> bool:
        return self.text[place.start : place.start + 1] == place.style

    def _column(self, offset: int) -> int:
        return offset - (self.text.rfind("\n", 0, offset) + 1)


_NOTHING = Scalar(("",), "", "")


def _pairs(place: Place) -> list[tuple[Place | None, Place]]:
    if place.items is not None:
        return [(None, item) for item in place.items]
    return [*(place.pairs or {}).values()]


def _is_leaf(place: Place) -> bool:
    return place.pairs is None and place.items is None


def _anchor(signs: tuple[str, ...]) -> str:
    """The anchor among the signs between two values, if there is one."""
    return next((each for each in signs if each[0] == "&"), "")


def _parted(lines: _Lines, column: int) -> tuple[tuple[str, ...], _Lines]:
    """The comments that stand at a column or further in, and the rest; blanks go with the rest."""
    own = 0
    for number, line in enumerate(lines, 1):
        if line.text and line.column < column:
            break
        own = number if line.text else own
    return tuple(line.text for line in lines[:own]), lines[own:]


def _header(written: str, place: Place) -> str:
    """What opens a block of text, with a number only where its first line begins with blanks."""
    match = _HEADER.fullmatch(written.rstrip())
    if not match or "+" in match[2]:  # the empty lines behind it are part of it
        raise Unusual(f"`{written.strip()}`", place.start)
    deeper = place.text.lstrip("\n").startswith(" ")
    comment = f"  {match[3]}" if match[3] else ""
    return f"{match[1]}{'2' if deeper else ''}{'-' if '-' in match[2] else ''}{comment}"


def _dedented(lines: list[str], value: str) -> tuple[str, ...]:
    """The lines of a block of text without its own indentation."""
    first = next((line for line in lines if line.strip()), "")
    kept = value.lstrip("\n")
    written = len(first) - len(first.lstrip(" "))
    indent = max(0, written - (len(kept) - len(kept.lstrip(" "))))
    return tuple(line[indent:] for line in lines)
