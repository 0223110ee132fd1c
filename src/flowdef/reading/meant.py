"""Meant: what a value that does not fit was plainly meant to be."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from flowdef.reading.nearest import nearest

# Words of other tools and of everyday life, and what is meant where that is among the known.
_OTHER_VALUES = {
    "string": ("text",),
    "textarea": ("long_text",),
    "markdown": ("long_text",),
    "int": ("integer",),
    "float": ("number",),
    "decimal": ("number",),
    "money": ("number",),
    "amount": ("number",),
    "bool": ("boolean",),
    "checkbox": ("boolean",),
    "timestamp": ("datetime",),
    "enum": ("choice",),
    "select": ("choice",),
    "dropdown": ("choice",),
    "multiselect": ("choices",),
    "link": ("url",),
    "upload": ("file",),
    "attachment": ("file",),
    "user": ("person",),
    "role": ("person",),
    "active": ("effective",),
    "live": ("effective",),
    "published": ("effective",),
    "valid": ("effective",),
    "review": ("in-review",),
    "deprecated": ("obsolete",),
    "retired": ("obsolete",),
    "archived": ("obsolete", "closed"),
    "in progress": ("active",),
    "running": ("active",),
    "done": ("closed",),
    "finished": ("closed",),
    "completed": ("closed",),
    "paused": ("on-hold",),
    "planned": ("proposed",),
}

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<word>{'|'.join(_MONTHS)})[a-z]*\.?"
_DATES = (
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4})"),
    re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)? {_MONTH},? (?P<y>\d{{4}})", re.IGNORECASE),
    re.compile(rf"{_MONTH} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})", re.IGNORECASE),
)
_SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_DURATION = re.compile(
    r"(\d+(?:\.\d+)?) ?(s|m|h|d|w)(?:ec|econd|in|inute|r|our|ay|eek|k)?s?", re.IGNORECASE
)
_ISO_DURATION = re.compile(r"P(?:(\d+)([DW])|T(\d+)([HMS]))")
_RATE = re.compile(r"(\d+)(?: times?| x)? ?(?:/|an?|per|each|every) ?(day|week|month|quarter|year)")
_PERIODS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
}
_WORDS = re.compile(r"\^\(\?:([a-z]+(?:\|[a-z]+)+)\)\$")  # a pattern of nothing but words
_VERSION = re.compile(r"v?(\d+)(?:\.(\d+))?(?:\.(\d+))?", re.IGNORECASE)
_SHARE = re.compile(r"(?:0?(\.\d+)|(\d+(?:\.\d+)?))")


def meant(error: Any, written: str) -> str:
    """The value of this form or from these words that was plainly meant; empty where none was.

    `error` is what `jsonschema` says, `written` how the value stands in the file.
    """
    value = error.instance
    if error.validator == "enum" and isinstance(value, str):
        return _known(value, [each for each in error.validator_value if isinstance(each, str)])
    pattern = error.schema.get("pattern", "")
    if isinstance(value, bool) or not pattern or re.search(pattern, "? ?"):
        return ""
    if isinstance(value, int | float) and error.validator == "type":
        return _fitting(pattern, (*_shares(written), *_versions(written)))
    if isinstance(value, str) and error.validator == "pattern" and len(value) <= _LONGEST:
        return _fitting(pattern, _forms(value.strip(), pattern))
    return ""


_LONGEST = 64


def _known(word: str, known: list[str]) -> str:
    others = _OTHER_VALUES.get(word[:_LONGEST].strip().lower().replace("_", " "), ())
    return nearest(word, known) or next((each for each in others if each in known), "")


def _fitting(pattern: str, forms: Iterator[str] | tuple[str, ...]) -> str:
    return next((each for each in forms if re.search(pattern, each)), "")


def _forms(text: str, pattern: str) -> Iterator[str]:
    """The same value in the forms of the format."""
    if words := _WORDS.match(pattern):
        yield _known(text, words[1].split("|"))
        return
    yield from _durations(text)
    yield from _dates(text)
    yield from _versions(text)
    yield from _rates(text.lower())
    if not re.search(pattern, "a/b") and not re.search(pattern, "a.b"):
        yield from _names(text.lower())


def _names(text: str) -> Iterator[str]:
    """An id and a name of data of the same words; none where letters of them would be lost."""
    words = re.findall(r"[a-z0-9]+", text)
    if text.isascii() and text[:1].isalpha():
        yield "-".join(words)
        yield "_".join(words)


def _durations(text: str) -> Iterator[str]:
    if match := _DURATION.fullmatch(text):
        yield f"{match[1]}{match[2].lower()}"
    if match := _ISO_DURATION.fullmatch(text):
        yield f"{match[1] or match[3]}{(match[2] or match[4]).lower()}"


def _dates(text: str) -> Iterator[str]:
    for form in _DATES:
        if match := form.fullmatch(text):
            said = match.groupdict()
            word = said.get("word")
            month = _MONTHS.index(word.lower()) + 1 if word else int(said["m"])
            yield from _day(int(said["y"]), month, int(said["d"]))
    if match := _SLASHES.fullmatch(text):
        first, second, year = (int(each) for each in match.groups())
        both = [*_day(year, second, first), *_day(year, first, second)]
        yield from both if len(set(both)) == 1 else ()


def _day(year: int, month: int, day: int) -> Iterator[str]:
    try:
        yield date(year, month, day).isoformat()
    except ValueError:
        return


def _versions(text: str) -> Iterator[str]:
    if match := _VERSION.fullmatch(text):
        yield ".".join(each or "0" for each in match.groups())


def _rates(text: str) -> Iterator[str]:
    if text in _PERIODS:
        yield f"1 per {_PERIODS[text]}"
    if match := _RATE.fullmatch(text):
        yield f"{match[1]} per {match[2]}"


def _shares(text: str) -> Iterator[str]:
    """A fraction or a number of percent without the sign."""
    match = _SHARE.fullmatch(text)
    if match and match[1]:
        yield f"{round(float(match[1]) * 100, 4):g}%"
    elif match:
        yield f"{match[2]}%"
