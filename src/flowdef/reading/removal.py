"""Removal: the stretch of a text that goes with a value, so that what is left still reads well."""

import re

from flowdef.reading.place import Place

_COMMA = re.compile(r"\s*,\s*")
_BLANKS = re.compile(r"[ ]*")
_DASH = re.compile(r"[ ]*-[ ]+")
_LINE_END = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_REST_OF_LINE = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)\s*")
_ANCHOR = re.compile(r"(?:^|[\s\[{,])&\S")

Pair = tuple[Place, Place]  # key and value, or twice an item


def removal(text: str, holder: Place, pair: Pair) -> tuple[int, int] | None:
    """What goes with a key or an item of `holder`: its comma, or its line with the comment there.

    None where something else would be lost: the last entry of a block, an anchor, a comment; or
    where the value is no entry, but stands alone in the place of a list.
    """
    pairs = [*(holder.pairs or {}).values()] or [(item, item) for item in holder.items or ()]
    if pair not in pairs:
        return None
    place = pairs.index(pair)
    before = pairs[place - 1] if place else None
    after = pairs[place + 1] if place + 1 < len(pairs) else None
    flow = text[holder.start : holder.start + 1] == holder.style
    found = (_in_flow if flow else _in_block)(text, pair, before, after)
    return None if found and _ANCHOR.search(text, *found) else found


def _in_flow(
    text: str, pair: Pair, before: Pair | None, after: Pair | None
) -> tuple[int, int] | None:
    start, end = pair[0].start, pair[1].end
    if after:
        comma = _COMMA.fullmatch(text, end, after[0].start)
        return (start, after[0].start) if comma else None
    if before:
        comma = _COMMA.fullmatch(text, before[1].end, start)
        return (before[1].end, end) if comma else None
    return start, end


def _in_block(
    text: str, pair: Pair, before: Pair | None, after: Pair | None
) -> tuple[int, int] | None:
    if not (before or after):
        return None
    start, end = pair[0].start, pair[1].end
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    opening = _BLANKS if pair[0] is not pair[1] else _DASH
    if opening.fullmatch(text, line, start):
        rest = _LINE_END.match(text, end)
        return line, rest.end() if rest else end
    if after and _REST_OF_LINE.fullmatch(text, end, after[0].start):
        return start, after[0].start
    return None
