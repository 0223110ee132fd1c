"""Characters: which stretch of the file a part of a text value comes from."""

import re
from array import array
from collections.abc import Iterator

from flowdef.reading.place import Place

# What a stretch of the file was read as, where it begins and where it ends. As long as what it
# was read as, it stands there character by character.
Told = tuple[str, int, int]


def stretch(text: str, place: Place, offset: int, length: int) -> tuple[int, int] | None:
    """Where `length` characters from `offset` of the value at `place` stand in the file.

    The value is told anew from the file, line by line; None where it differs from what YAML
    read, for a place that is not certain is not given.
    """
    tell = _TELLERS.get(place.style)
    if tell is None:
        return None
    first, last = max(offset, 0), max(offset, 0) + max(length, 1) - 1
    start, at, end = -1, 0, place.end
    for told, begins, ends in tell(text, place):
        if not place.text.startswith(told, at):
            return None
        after = at + len(told)
        exact, end = len(told) == ends - begins, ends
        if start < 0 and first < after:
            start = begins + (first - at) * exact
        if last < after:
            end = begins + last - at + 1 if exact else ends
            break
        at = after
    else:
        if at < len(place.text):
            return None
    start = end if start < 0 else start
    return (start, end) if length > 0 else (start, start)


def _plain(text: str, place: Place) -> Iterator[Told]:
    return _flow(text, place.start, place.end, re.compile(_RUN.format("")), None)


def _single(text: str, place: Place) -> Iterator[Told]:
    return _flow(text, place.start + 1, place.end - 1, re.compile(_RUN.format("'")), _TWO_QUOTES)


def _double(text: str, place: Place) -> Iterator[Told]:
    return _flow(text, place.start + 1, place.end - 1, re.compile(_RUN.format(r"\\")), _ESCAPE)


_SIGNS = r"\r\n\x85\u2028\u2029"
_RUN = rf"[^{_SIGNS}{{}}]+"
_ANY_BREAK = rf"(?:\r\n|[{_SIGNS}])"
_BREAK = re.compile(_ANY_BREAK)
_LINE = re.compile(_RUN.format(""))
# Any blanks and breaks: a repeated group would take 100 bytes of memory for each empty line.
_EMPTY = rf"[ \t{_SIGNS}]*"
_FOLD = re.compile(rf"[ \t]*+{_ANY_BREAK}{_EMPTY}")
_TWO_QUOTES = re.compile("(?P<sign>')'")
_ESCAPE = re.compile(
    rf"\\(?:[xuU](?P<code>(?<=x)[0-9A-Fa-f]{{2}}|(?<=u)[0-9A-Fa-f]{{4}}|(?<=U)[0-9A-Fa-f]{{8}})"
    rf"|(?P<break>{_ANY_BREAK}){_EMPTY}|(?P<sign>.))"
)
_NAMED = dict(
    zip("0abt\tnvfreN_LP", "\0\a\b\t\t\n\v\f\r\x1b\x85\xa0\u2028\u2029", strict=True),
)


def _flow(
    text: str, at: int, end: int, run: re.Pattern[str], escape: re.Pattern[str] | None
) -> Iterator[Told]:
    """Plain and quoted text: lines fold into one, and escapes stand for a character."""
    while at < end:
        if fold := _FOLD.match(text, at, end):
            yield from _folded(fold)
            at = fold.end()
        elif match := run.match(text, at, end):
            blanks = _BREAK.match(text, match.end(), end) is not None
            words = match[0].rstrip(" \t") if blanks else match[0]
            yield words, at, at + len(words)
            at += len(words)
        elif escape and (match := escape.match(text, at, end)):
            yield from _escaped(match)
            at = match.end()
        else:
            return


def _folded(match: re.Match[str]) -> Iterator[Told]:
    """One line break is a space; of several the first goes."""
    breaks = [_as_told(each) for each in _BREAK.finditer(match.string, *match.span())]
    if breaks[0][0] != "\n":  # U+2028 and U+2029 stay as they are
        yield from breaks
    elif len(breaks) == 1:
        yield " ", *breaks[0][1:]
    else:
        yield from breaks[1:]


def _as_told(match: re.Match[str]) -> Told:
    return match[0] if match[0] in "\u2028\u2029" else "\n", *match.span()


def _escaped(match: re.Match[str]) -> Iterator[Told]:
    found = match.groupdict()
    if found.get("code"):
        yield chr(int(found["code"], 16)), *match.span()
    elif found.get("break"):  # an escaped end of line is nothing; empty lines after it stay
        yield from map(_as_told, _BREAK.finditer(match.string, match.end("break"), match.end()))
    else:
        yield _NAMED.get(found["sign"], found["sign"]), *match.span()


def _block(text: str, place: Place) -> Iterator[Told]:
    """Block text: value and file are followed side by side, line by line."""
    value, index = place.text, 0
    header = _BREAK.search(text, place.start)
    at = header.end() if header else len(text)
    indent = _indent(text, at, value)
    at = _skip(text, at, indent)
    while index < len(value):
        line = _LINE.match(text, at)
        if line:
            yield line[0], *line.span()
            index, at = index + len(line[0]), line.end()
        breaks, at = _break_run(text, at, indent)
        for told in _told_breaks(value, index, breaks):
            yield told
            index += 1
        if not line and not breaks:
            return


def _told_breaks(value: str, index: int, breaks: "array[int]") -> Iterator[Told]:
    """What the value made of a run of line breaks: as many, fewer, or one space."""
    if breaks and value[index : index + 1] == " ":
        yield " ", breaks[0], breaks[0] + 1
        return
    kept = 0
    while kept < len(breaks) and value[index + kept : index + kept + 1] == "\n":
        kept += 1
    first = 0 if index + kept == len(value) else len(breaks) - kept
    for each in breaks[first : first + kept]:
        yield "\n", each, each + 1


def _break_run(text: str, at: int, indent: int) -> tuple["array[int]", int]:
    breaks = array("L")
    while match := _BREAK.match(text, at):
        breaks.append(at)
        at = _skip(text, match.end(), indent)
    return breaks, at


def _indent(text: str, at: int, value: str) -> int:
    """The indentation that was taken away: the file's first line against the value's."""
    blanks = _BLANKS.match(text, at)
    end = blanks.end() if blanks else at
    written = end - max(at, text.rfind("\n", at, end) + 1, text.rfind("\r", at, end) + 1)
    kept = value.lstrip("\n")
    return max(0, written - (len(kept) - len(kept.lstrip(" "))))


_BLANKS = re.compile(r"[ \r\n]*")


def _skip(text: str, at: int, indent: int) -> int:
    end = min(at + indent, len(text))
    while at < end and text[at] == " ":
        at += 1
    return at


_TELLERS = {"": _plain, "'": _single, '"': _double, "|": _block, ">": _block}
