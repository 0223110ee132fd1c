"""Hidden: characters in a file that nobody sees, or that turn around what is seen."""

import re
from collections.abc import Iterator
from itertools import islice

from flowdef.findings import Edit, Fix, Severity, Span
from flowdef.reading.fault import HIDDEN_CHARACTER, Fault
from flowdef.reading.source import Source

_MOST = 10  # lines of a file that are named, and characters of a line that are mended at once
_FLAG = "\U0001f3f4[\U000e0020-\U000e007f]+"  # of England, Scotland, Wales
_SUSPECT = re.compile(
    f"(?P<flag>{_FLAG})|"
    "[\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0001-\U000e007f]"
)
# Nothing is written with these that has to stand as it is.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Thai and Khmer part words with these; within or beside what is ASCII they hide.
_PARTING = re.compile("[\u200b\u2060]")
# Persian, the scripts of India, emoji, Hebrew and Arabic need these; between ASCII nothing does.
_JOINING = re.compile("[\u200c-\u200f\u061c]")


def hidden_faults(source: Source) -> Iterator[Fault]:
    """A warning for each line with such a character, comments included.

    Source: Boucher and Anderson, Trojan Source: Invisible Vulnerabilities (2021).
    """
    if source.text.isascii():
        return
    start = 0
    for _ in range(_MOST):
        found = next(_hiding(source.text, start, len(source.text)), None)
        if not found:
            return
        span = source.span(*found.span())
        start = source.end_of(span.line)
        same_line = (
            each.span() for each in islice(_hiding(source.text, found.start(), start), _MOST)
        )
        yield _fault(span, found[0], tuple(Edit(source.span(*each), "") for each in same_line))


def _hiding(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    suspects = (each for each in _SUSPECT.finditer(text, start, end) if not each["flag"])
    return (each for each in suspects if _hides(text, each.start()))


def _hides(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    if _PARTING.match(text, at):
        return before.isascii() or after.isascii()
    if _JOINING.match(text, at):
        return _is_written(before) and _is_written(after)
    return True


def _is_written(letter: str) -> bool:
    return letter.isascii() and not letter.isspace()


def _fault(span: Span, character: str, edits: tuple[Edit, ...]) -> Fault:
    import unicodedata

    code = ord(character)
    name = unicodedata.name(character, "").lower()
    called = f"U+{code:04X}{f' ({name})' if name else ''}"
    what = "turns around what one reads" if _TURNING.match(character) else "is seen by nobody"
    escape = f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return Fault(
        code=HIDDEN_CHARACTER,
        span=span,
        message=f"{called} {what}, so a machine may read another text than a person. Delete it, or"
        f' write it as "{escape}" in a text in double quotes.',
        severity=Severity.WARNING,
        fix=Fix(does="delete what nobody sees", edits=edits, safe=False),
    )
