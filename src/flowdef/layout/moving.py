"""Moving: the edits that put the keys of one mapping in order, each with what belongs to it."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from flowdef.findings import Edit
from flowdef.layout.keys import ITEM, in_order, keys_at
from flowdef.reading.comments import IGNORE
from flowdef.reading.nodes import ListNode, MapNode
from flowdef.reading.place import Place
from flowdef.reading.source import Source

_LINE_END = re.compile(r"[^\r\n]*")
_COMMA = re.compile(r"\s*,\s*")
_SHARED = re.compile(r"(?:^|[\s\[{,])[&*][^\s*]|\|[-0-9]*\+|>[-0-9]*\+")


_Way = tuple[str, ...]
_Path = tuple[str | int, ...]
_Stretches = list[tuple[int, int]]


class Disorder(NamedTuple):
    """A mapping with the order that its keys should have, and the path to it.

    `early` is the first key that stands where `instead` should.
    """

    node: MapNode
    path: _Path
    wanted: tuple[str, ...]
    early: str
    instead: str


def out_of_order(node: object, kind: str, way: _Way = (), path: _Path = ()) -> Iterator[Disorder]:
    """All mappings whose keys do not stand as the schemas give them."""
    if isinstance(node, MapNode):
        wanted = tuple(in_order(node, keys_at(kind, *way)))
        moved = [pair for pair in zip(node, wanted, strict=True) if pair[0] != pair[1]]
        if moved:
            yield Disorder(node, path, wanted, *moved[0])
        for key, value in node.items():
            yield from out_of_order(value, kind, (*way, key), (*path, key))
    elif isinstance(node, ListNode):
        for place, value in enumerate(node):
            yield from out_of_order(value, kind, (*way, ITEM), (*path, place))


def moves(node: MapNode, wanted: tuple[str, ...]) -> tuple[Edit, ...]:
    """The edits that bring all keys of a mapping in this order.

    None where one cannot tell what goes along with a key: with anchors and aliases, and with
    comments that stand at another column than the keys, before a key that would move behind a
    dash, or that take back what is found on the first line or the last.
    """
    source, place = node.source, node.source.places[node.number]
    text = source.text
    in_flow = text[place.start : place.start + 1] == "{"
    stretches = (_in_flow if in_flow else _in_block)(text, place)
    if not stretches or _SHARED.search(text, stretches[0][0], stretches[-1][1]):
        return ()
    by_name = dict(zip(place.pairs or {}, stretches, strict=True))
    moved = [by_name[name] for name in wanted]
    if not in_flow and _behind_dash(text, stretches[0][0]) and text[moved[0][0]] == "#":
        return ()
    if (in_flow or moved[0] != stretches[0]) and _excused(text, stretches):
        return ()
    return tuple(_edits(source, stretches, moved))


def _edits(source: Source, stretches: _Stretches, moved: _Stretches) -> Iterator[Edit]:
    for old, new in zip(stretches, moved, strict=True):
        if old != new:
            yield Edit(source.span(*old), source.text[slice(*new)])


def _in_flow(text: str, place: Place) -> _Stretches:
    """Each key with its value."""
    pairs = [*(place.pairs or {}).values()]
    for (_, value), (key, _) in pairwise(pairs):
        if not _COMMA.fullmatch(text, value.end, key.start):
            return []
    return [(key.start, value.end) for key, value in pairs]


def _in_block(text: str, place: Place) -> _Stretches:
    """Each key from the first comment above it to the end of its last line."""
    pairs = [*(place.pairs or {}).values()]
    stretches: _Stretches = []
    begin = pairs[0][0].start
    column = _column(text, begin)
    for number, (_, value) in enumerate(pairs):
        line = _LINE_END.match(text, value.end)
        end = line.end() if line else value.end
        stretches.append((begin, end))
        if number + 1 < len(pairs):
            following = pairs[number + 1][0].start
            rest = text[end:following]
            if any(_column(text, end + at) != column for at in _comments(rest)):
                return []
            begin = following - len(rest.lstrip())
    at_the_end = stretches[-1][1] == len(text)
    return [] if at_the_end and pairs[-1][1].style in {"|", ">"} else stretches


def _comments(text: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(r"#[^\r\n]*", text))


def _excused(text: str, stretches: _Stretches) -> bool:
    """Whether a comment above all, or behind the end of braces, speaks of one of several lines."""
    start, end = stretches[0][0], stretches[-1][1]
    if "\n" not in text[start:end]:
        return False
    line_end = _LINE_END.match(text, end)
    spoken = [*_lines_above(text, start), line_end[0] if line_end else ""]
    return any(IGNORE.search(each) for each in spoken)


def _lines_above(text: str, offset: int) -> Iterator[str]:
    """The comments on lines of their own right above a line."""
    line = offset - _column(text, offset)
    while line:
        line, below = line - 1 - _column(text, line - 1), line
        if not text[line:below].lstrip().startswith("#"):
            return
        yield text[line:below]


def _column(text: str, offset: int) -> int:
    return offset - max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) - 1


def _behind_dash(text: str, offset: int) -> bool:
    return bool(text[offset - _column(text, offset) : offset].strip())
