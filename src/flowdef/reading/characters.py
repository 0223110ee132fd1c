"""Characters: which stretch of the file each character of a text value comes from."""

import re
from collections.abc import Iterator

from flowdef.reading.place import Place

Stretch = tuple[int, int]  # offsets in the file, the end exclusive
Told = Iterator[tuple[str, Stretch]]


def offsets(text: str, place: Place) -> list[Stretch] | None:
    """A stretch of the file for each character of the value at `place`.

    The value is told anew from the file; None where it differs from what YAML read, for a place
    that is not certain is not given.
    """
    match place.style:
        case "|" | ">":
            told = _block(text, place)
        case '"':
            told = _flow(text, place.start + 1, place.end - 1, _ESCAPE)
        case "'":
            told = _flow(text, place.start + 1, place.end - 1, _TWO_QUOTES)
        case "":
            told = _flow(text, place.start, place.end, _NO_ESCAPE)
        case _:
            return None
    found = list(told)
    same = "".join(character for character, _ in found) == place.text
    return [stretch for _, stretch in found] if same else None


_ANY_BREAK = r"(?:\r\n|[\r\n\x85\u2028\u2029])"
_BREAKS = re.compile(_ANY_BREAK)
_FOLD = re.compile(rf"[ \t]*{_ANY_BREAK}(?:[ \t]*{_ANY_BREAK})*[ \t]*")
_BLANKS = re.compile(r"[ \t]+")
_NO_ESCAPE = re.compile(r"(?!)")
_TWO_QUOTES = re.compile(r"''")
_ESCAPE = re.compile(
    rf"\\(?:x[0-9A-Fa-f]{{2}}|u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}"
    rf"|{_ANY_BREAK}(?:[ \t]*{_ANY_BREAK})*[ \t]*|.)"
)
_NAMED = dict(zip("0abt\tnvfreN_LP", "\0\a\b\t\t\n\v\f\r\x1b\x85\xa0\u2028\u2029", strict=True))


def _flow(text: str, at: int, end: int, escape: re.Pattern[str]) -> Told:
    """Plain and quoted text: lines fold into one, and escapes stand for a character."""
    while at < end:
        if match := _FOLD.match(text, at, end):
            yield from _fold(match)
        elif match := _BLANKS.match(text, at, end):
            yield from ((text[i], (i, i + 1)) for i in range(at, match.end()))
        elif match := escape.match(text, at, end):
            yield from _escaped(match)
        else:
            yield text[at], (at, at + 1)
        at = match.end() if match else at + 1


def _fold(match: re.Match[str]) -> Told:
    """One line break is a space; of several the first goes."""
    breaks = list(_each_break(match))
    if breaks[0][0] != "\n":  # U+2028 and U+2029 stay as they are
        yield from breaks
    elif len(breaks) == 1:
        yield " ", breaks[0][1]
    else:
        yield from breaks[1:]


def _each_break(match: re.Match[str]) -> Told:
    for each in _BREAKS.finditer(match.string, match.start(), match.end()):
        yield each[0] if each[0] in "\u2028\u2029" else "\n", each.span()


def _escaped(match: re.Match[str]) -> Told:
    sign = match[0][1]
    if _BREAKS.match(match[0], 1):  # an escaped end of line is nothing; empty lines after it stay
        yield from list(_each_break(match))[1:]
    elif len(match[0]) > 2:
        yield chr(int(match[0], 0)), match.span()
    else:
        yield _NAMED.get(sign, sign), match.span()


def _block(text: str, place: Place) -> Told:
    """Block text: value and file are followed side by side, line break by line break."""
    value, index = place.text, 0
    header = _BREAKS.search(text, place.start)
    at = header.end() if header else len(text)
    indent = _indent(text, at, value)
    at = _skip(text, at, indent)
    while index < len(value):
        if value[index] != "\n" and text[at : at + 1] == value[index]:
            yield value[index], (at, at + 1)
            index, at = index + 1, at + 1
            continue
        breaks, at = _break_run(text, at, indent)
        told = _told_breaks(value, index, breaks)
        yield from told
        index += len(told) or len(value)


def _told_breaks(value: str, index: int, breaks: list[Stretch]) -> list[tuple[str, Stretch]]:
    """What the value made of a run of line breaks: as many, fewer, or one space."""
    if breaks and value[index] == " ":
        return [(" ", breaks[0])]
    kept = 0
    while kept < len(breaks) and value[index + kept : index + kept + 1] == "\n":
        kept += 1
    first = 0 if index + kept == len(value) else len(breaks) - kept
    return [("\n", each) for each in breaks[first : first + kept]]


def _break_run(text: str, at: int, indent: int) -> tuple[list[Stretch], int]:
    breaks: list[Stretch] = []
    while match := _BREAKS.match(text, at):
        breaks.append(match.span())
        at = _skip(text, match.end(), indent)
    return breaks, at


def _indent(text: str, at: int, value: str) -> int:
    """The indentation that was taken away: the file's first line against the value's."""
    lines = re.compile(r"(?:[ ]*(?:\r\n|\r|\n))*([ ]*)").match(text, at)
    written = len(lines[1]) if lines else 0
    kept = value.lstrip("\n")
    return max(0, written - (len(kept) - len(kept.lstrip(" "))))


def _skip(text: str, at: int, indent: int) -> int:
    end = min(at + indent, len(text))
    while at < end and text[at] == " ":
        at += 1
    return at
